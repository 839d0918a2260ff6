"""A picture of a fresh SQLite database, taken after all migrations ran.

Some two hundred migrations take long, and on an empty database always come to the same. So `make
schema` writes down once what they come to, and a new installation loads that. `make check` takes
the picture again and compares. A database that holds anything, or is no SQLite, is migrated.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

PICTURE = Path(__file__).with_name("sqlite.sql")

_HEAD = "-- A fresh database after all migrations. Made by `make schema`: not to be edited.\n"
_MIGRATION = re.compile(
    r"^INSERT INTO \"django_migrations\" VALUES\(\d+,'([^']+)','([^']+)',", re.M
)
# What differs from one making to the next is made anew when the picture is loaded.
_MOMENT = re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?'")
_RANDOM = re.compile(r"'[0-9a-f]{32}'")


def take(database: sqlite3.Connection) -> str:
    """Write down the tables of a database and all that is in them, as SQL."""
    return _HEAD + "".join(f"{statement};\n" for statement in _statements(database))


def migrations_in(picture: str) -> set[tuple[str, str]]:
    """The migrations, as app and name, that had run when the picture was taken."""
    return set(_MIGRATION.findall(picture))


def load(picture: str, database: sqlite3.Connection) -> None:
    """Make in an empty database what the picture shows: all of it, or nothing."""
    try:
        database.executescript(f"PRAGMA foreign_keys=OFF; BEGIN IMMEDIATE;\n{picture}COMMIT;")
    except sqlite3.Error:
        database.rollback()
        raise
    finally:
        database.execute("PRAGMA foreign_keys=ON")


def _statements(database: sqlite3.Connection) -> Iterator[str]:
    made = database.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY type != 'table', name"
    ).fetchall()
    virtual = tuple(f"{name}_" for _, name, sql in made if sql.startswith("CREATE VIRTUAL"))
    for kind, name, sql in made:
        if name.startswith(virtual):
            continue  # SQLite makes what stands behind a virtual table
        yield " ".join(sql.split()) if kind != "trigger" else sql
        if kind == "table" and not sql.startswith("CREATE VIRTUAL"):
            yield from _rows(database, name)


def _rows(database: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
    quoted = " || ',' || ".join(f'quote("{column}")' for column in columns)
    rows = database.execute(f'SELECT {quoted} FROM "{table}" ORDER BY rowid')  # noqa: S608 - our tables
    for (values,) in rows:
        values = _MOMENT.sub("datetime('now')", values)
        values = _RANDOM.sub("lower(hex(randomblob(16)))", values)
        yield f'INSERT INTO "{table}" VALUES({values})'
