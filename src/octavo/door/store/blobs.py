"""Bytes under the name of their hash. What is there under a name is whole and never changes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

UNFINISHED = "unfinished-"


class Blobs:
    """A folder of them. Two writers of the same bytes do no harm."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, name: str) -> Path:
        """Where the bytes of that name lie, if they are there."""
        return self.folder / name

    def read(self, name: str, begin: int = 0, size: int = -1) -> bytes | None:
        """So many bytes from there on, or None when a sweep has taken them."""
        try:
            with self.path(name).open("rb") as file:
                file.seek(begin)
                return file.read(size)
        except FileNotFoundError:
            return None

    def keep(self, content: bytes) -> str:
        """Write the bytes so that a crash leaves all of them or none; return their name.

        The name itself survives a power cut only after `settle`.
        """
        name = sha256(content).hexdigest()
        path = self.path(name)
        try:
            os.utime(path)  # as young as if it were new: no sweep takes it before it is named
        except FileNotFoundError:
            _write(path, content)
        return name

    def settle(self) -> None:
        """Make all that was kept survive a power cut."""
        self.folder.mkdir(parents=True, exist_ok=True)
        sync_folder(self.folder)

    def all(self) -> Iterator[Path]:
        """Every file here, those that a killed writer has not finished among them."""
        return iter(self.folder.glob("*"))

    def is_sound(self, name: str) -> bool:
        """Whether the bytes are there and are those that were written."""
        content = self.read(name)
        return content is not None and sha256(content).hexdigest() == name


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(unfinished)
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
