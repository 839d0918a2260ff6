"""Keeps the files of editions under the hash of their bytes: whole, or not at all."""

from __future__ import annotations

import os
import shutil
import time
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage, storages

PART = ".part"
ABANDONED_AFTER = 3600  # seconds; no maker takes that long to write a file
SETTLED_AFTER = timedelta(hours=1)  # by then the edition that a file was written for is known


class WholeFiles(FileSystemStorage):
    """A folder in which a file is there when all of its bytes are on the disk."""

    def _save(self, name: str, content: Any) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}.{token_hex(4)}{PART}")
        try:
            with part.open("wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
            _sync_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)
        return name

    def touch(self, name: str) -> bool:
        """Let the file count as new; whether it is there."""
        try:
            os.utime(self.path(name))
        except FileNotFoundError:
            return False
        return True

    def sweep(self, *, now: float | None = None) -> int:
        """Take away what killed makers left half-written; return how many files that were."""
        before = (time.time() if now is None else now) - ABANDONED_AFTER
        left = [path for path in Path(self.location).rglob(f"*{PART}") if _is_older(path, before)]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)


def _sync_folder(folder: Path) -> None:
    """A renamed file outlives a loss of power once its folder is written, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_older(path: Path, moment: float) -> bool:
    try:
        return path.stat().st_mtime < moment
    except FileNotFoundError:
        return False


def shelf() -> Storage:
    """Where the files are: a folder here, or what the settings name."""
    return storages["editions"]


def keep(content: bytes, *, ending: str) -> tuple[str, str]:
    """Store these bytes, unless they are there; return their name in the store and their hash."""
    digest = sha256(content).hexdigest()
    name = f"{digest[:2]}/{digest}.{ending}"
    if not is_wanted(name):
        shelf().save(name, ContentFile(content))
    return name, digest


def keep_file(given: File, *, ending: str) -> str:
    """Store what somebody brought, which may be large: it is read piece by piece. Its name."""
    hashed = sha256()
    for chunk in given.chunks():
        hashed.update(chunk)
    digest = hashed.hexdigest()
    name = f"{digest[:2]}/{digest}.{ending}"
    if not is_wanted(name):
        given.seek(0)
        shelf().save(name, given)
    return name


def local(name: str) -> Path:
    """The file as one of this machine; what is kept elsewhere is fetched once."""
    there = shelf()
    if isinstance(there, FileSystemStorage):
        return Path(there.path(name))
    path = Path(settings.PRESS_WORKBENCH) / "fetched" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{token_hex(4)}{PART}")
        with there.open(name, "rb") as source, part.open("wb") as target:
            shutil.copyfileobj(source, target)
        part.replace(path)
    return path


def is_wanted(name: str) -> bool:
    """Whether the file is there, for an edition that is about to name it: it is not dropped now."""
    there = shelf()
    return there.touch(name) if isinstance(there, WholeFiles) else there.exists(name)


def drop(name: str, *, now: datetime) -> bool:
    """Take the file away unless it is new, or wanted again; whether it was there."""
    there = shelf()
    if not there.exists(name) or now - there.get_modified_time(name) < SETTLED_AFTER:
        return False
    there.delete(name)
    return True
