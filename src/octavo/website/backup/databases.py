"""Copies of a running database: SQLite by its own backup call, PostgreSQL by pg_dump."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from octavo.website.backup.errors import FolderNotEmpty, ToolMissing

Column = tuple[str, str]
"""Table and column that hold the names of files."""

SQLITE = "database.sqlite3"
POSTGRES = "database.dump"

TOOL_TIMEOUT = 6 * 3600  # seconds


def copy_sqlite(source: Path, target: Path, *, columns: Iterable[Column]) -> set[str]:
    """Copy the database as it is at one moment; return the names of files in the copy."""
    with (
        closing(sqlite3.connect(source, timeout=60)) as running,
        closing(sqlite3.connect(target)) as copy,
    ):
        running.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # the copy shall be one file
        return {
            name for table, column in columns for (name,) in copy.execute(_names_in(table, column))
        }


def copy_postgres(database: dict[str, Any], target: Path, *, columns: Iterable[Column]) -> set[str]:
    """Dump the database as it is at one moment; return the names of files at that moment."""
    import psycopg

    environment = tool_environment(database)
    with psycopg.connect(**_address(database)) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        snapshot = row[0] if row else ""
        names = {
            name
            for table, column in columns
            for (name,) in connection.execute(_names_in(table, column))
        }
        run_tool(
            "pg_dump",
            f"--snapshot={snapshot}",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--file={target}",
            environment=environment,
        )
    return names


def restore_postgres(database: dict[str, Any], dump: Path) -> None:
    """Fill an empty database from a dump: all of it, or nothing."""
    import psycopg

    question = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
    with psycopg.connect(**_address(database)) as connection:
        row = connection.execute(question).fetchone()
    if row and row[0]:
        sentence = f"The database {database['NAME']} is not empty: restore into a new one."
        raise FolderNotEmpty(sentence)
    run_tool(
        "pg_restore",
        "--single-transaction",
        "--exit-on-error",
        "--no-owner",
        "--no-privileges",
        f"--dbname={database['NAME']}",
        str(dump),
        environment=tool_environment(database),
    )


def tool_environment(database: dict[str, Any]) -> dict[str, str]:
    """How PostgreSQL's programs find the database; the password is not on their command line."""
    names = {
        "PGHOST": database.get("HOST"),
        "PGPORT": database.get("PORT"),
        "PGUSER": database.get("USER"),
        "PGPASSWORD": database.get("PASSWORD"),
        "PGDATABASE": database.get("NAME"),
        "PGSSLMODE": database.get("OPTIONS", {}).get("sslmode"),
    }
    return os.environ | {name: str(value) for name, value in names.items() if value}


def run_tool(program: str, *arguments: str, environment: dict[str, str]) -> None:
    """Run one of PostgreSQL's programs; raises ToolMissing with what it said."""
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program
            [program, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=TOOL_TIMEOUT,
            check=False,
        )
    except FileNotFoundError as trouble:
        sentence = f"{program} is not installed. On Debian: apt install postgresql-client"
        raise ToolMissing(sentence) from trouble
    if done.returncode:
        sentence = f"{program} failed: {done.stderr.strip()}"
        raise ToolMissing(sentence)


def _names_in(table: str, column: str) -> str:
    return f'SELECT "{column}" FROM "{table}" WHERE "{column}" > \'\''  # noqa: S608 - our own tables


def _address(database: dict[str, Any]) -> dict[str, Any]:
    names = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    found = {name: database[key] for name, key in names.items() if database.get(key)}
    return found | {"dbname": database["NAME"], **database.get("OPTIONS", {})}
