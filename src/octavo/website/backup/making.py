"""Makes a backup while the magazine runs."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import FileField

from octavo.website.backup import databases
from octavo.website.backup.archive import Watched, writing

SECRET_KEY = "secret-key"  # noqa: S105 - a file's name
# What is not taken along: the running database, and what the next start makes again.
LEFT_OUT = (
    "octavo.sqlite3",
    "static",
    "workbench",
    "pages",
    "edge",
    "backup-",
    ".restoring",
    SECRET_KEY,
)
ABANDONED_AFTER = 24 * 3600  # seconds


@dataclass(frozen=True)
class Backup:
    """What was written, and which files the database names that were nowhere to be found."""

    files: int
    size: int
    missing: tuple[str, ...]


def make(path: Path, *, now: datetime, watched: Watched) -> Backup:
    """Write the archive.

    Every file that the copy of the database names is in the archive. So files are held (by links)
    before the database is copied and again after it: one that an editor deletes meanwhile stays,
    one that comes meanwhile is there.
    """
    with _scratch() as scratch:
        copy, missing = _copy_and_hold(scratch)
        key = _write_key(scratch)
        held = sorted(file for file in (scratch / "files").rglob("*") if file.is_file())
        files = [copy, key, *held]
        size = sum(file.stat().st_size for file in files)
        with watched(size) as step, writing(path, step=step) as archive:
            for file in files:
                archive.add(_name(file, scratch), file)
            archive.finish(_about(now), scratch)
        return Backup(len(files), size, missing)


def _about(now: datetime) -> dict[str, str]:
    made = {"octavo": version("octavo"), "made_at": now.isoformat(timespec="seconds")}
    return made | {"database": connection.vendor}


def _write_key(scratch: Path) -> Path:
    key = scratch / SECRET_KEY
    key.touch(mode=0o600)
    key.write_text(settings.SECRET_KEY)
    return key


def _name(file: Path, scratch: Path) -> str:
    inside = file.relative_to(scratch)
    return inside.relative_to("files").as_posix() if inside.parts[0] == "files" else inside.name


@contextmanager
def _scratch() -> Iterator[Path]:
    """A folder beside the files, so that they can be linked; what a killed backup left goes."""
    for left in settings.DATA.glob("backup-*"):
        if time.time() - left.stat().st_mtime > ABANDONED_AFTER:
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix="backup-", dir=settings.DATA))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy_and_hold(scratch: Path) -> tuple[Path, tuple[str, ...]]:
    """Copy the database and hold every file; return the copy, and what it names in vain.

    A file can vanish between two looks; then its row has, too, and the next copy does not name it.
    What is missing twice is missing for good.
    """
    held = scratch / "files"
    media = Path(settings.MEDIA_ROOT).relative_to(settings.DATA)
    before: tuple[str, ...] | None = None
    while True:
        _hold(settings.DATA, held)
        copy, names = _copy_database(scratch)
        _hold(settings.DATA, held)
        missing = tuple(sorted(name for name in names if not (held / media / name).is_file()))
        if not missing or missing == before:
            return copy, missing
        before = missing


def _copy_database(scratch: Path) -> tuple[Path, set[str]]:
    database, columns = connection.settings_dict, _file_columns()
    if connection.vendor == "sqlite":
        copy = scratch / databases.SQLITE
        copy.unlink(missing_ok=True)
        return copy, databases.copy_sqlite(Path(database["NAME"]), copy, columns=columns)
    copy = scratch / databases.POSTGRES
    return copy, databases.copy_postgres(database, copy, columns=columns)


def _file_columns() -> list[databases.Column]:
    """Every table and column that holds the names of files."""
    return sorted(
        {
            (model._meta.db_table, field.column)
            for model in apps.get_models()
            for field in model._meta.local_concrete_fields
            if isinstance(field, FileField) and field.column
        }
    )


def _hold(folder: Path, held: Path) -> None:
    """Link every file of the data folder that is not held yet."""
    for path in _to_keep(folder):
        target = held / path.relative_to(folder)
        if target.exists() or path.is_symlink() or not path.is_file():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, target)
        except FileNotFoundError:
            continue  # deleted since it was listed
        except OSError:
            shutil.copy2(path, target)  # a file system without links


def _to_keep(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if not entry.name.startswith(LEFT_OUT):
            yield from (entry.rglob("*") if entry.is_dir() else [entry])
