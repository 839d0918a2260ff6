"""Brings an installation back from an archive, on a machine that has none."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import dj_database_url

from octavo.website.backup import databases
from octavo.website.backup.archive import MANIFEST, Watched, read_manifest, unpack
from octavo.website.backup.errors import FolderNotEmpty, WrongDatabase
from octavo.website.environment import Environment

UNPACKED = ".restoring"  # inside the data folder: a rename out of it is atomic


def restore(archive: Path, *, settings: Environment, watched: Watched) -> dict[str, Any]:
    """Unpack an archive into the data folder; return its manifest.

    Everything is unpacked and compared with its hashes before anything is put in its place. The
    SQLite database comes last, so a restore that was killed leaves no half magazine behind.
    """
    manifest = read_manifest(archive)
    database = _database(settings)
    _check_kinds(manifest, database)
    _check_empty(settings, database)
    unpacked = settings.folder / UNPACKED
    shutil.rmtree(unpacked, ignore_errors=True)
    unpacked.mkdir(parents=True, mode=0o700)
    try:
        size = sum(file["size"] for file in manifest["files"].values())
        with watched(size) as step:
            unpack(archive, unpacked, step=step)
        _put_in_place(unpacked, settings.folder, database)
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)
    return manifest


def _database(settings: Environment) -> dict[str, Any]:
    address = settings.database_url or f"sqlite:///{settings.folder / 'octavo.sqlite3'}"
    return dict(dj_database_url.parse(address))


def _is_sqlite(database: dict[str, Any]) -> bool:
    return str(database["ENGINE"]).endswith("sqlite3")


def _check_kinds(manifest: dict[str, Any], database: dict[str, Any]) -> None:
    here = "sqlite" if _is_sqlite(database) else "postgresql"
    if manifest["database"] != here:
        sentence = (
            f"The archive holds a {manifest['database']} database, and the settings name a {here}"
            " one: set DATABASE_URL to match."
        )
        raise WrongDatabase(sentence)


def _check_empty(settings: Environment, database: dict[str, Any]) -> None:
    """Refuse to write over anything. What an interrupted restore left does not count."""
    inside = [entry.name for entry in settings.folder.iterdir() if entry.name != UNPACKED]
    if inside:
        sentence = (
            f"The data folder {settings.folder} is not empty: it holds {min(inside)}."
            " Restore into a new folder, named by OCTAVO_DATA."
        )
        raise FolderNotEmpty(sentence)
    if _is_sqlite(database) and Path(database["NAME"]).exists():
        sentence = f"There is a database already: {database['NAME']}."
        raise FolderNotEmpty(sentence)


def _put_in_place(unpacked: Path, folder: Path, database: dict[str, Any]) -> None:
    copy = unpacked / databases.SQLITE
    dump = unpacked / databases.POSTGRES
    if not _is_sqlite(database):
        databases.restore_postgres(database, dump)
        dump.unlink()
    for entry in sorted(unpacked.iterdir()):
        if entry.name not in {MANIFEST, databases.SQLITE}:
            os.rename(entry, folder / entry.name)
    if _is_sqlite(database):
        target = Path(database["NAME"])
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(copy, target)
