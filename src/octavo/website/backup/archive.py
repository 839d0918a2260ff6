"""The archive: a tar file whose last member lists every other one with its hash."""

from __future__ import annotations

import hashlib
import json
import os
import tarfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any

from octavo.website.backup.errors import ArchiveDamaged, TargetTaken

MANIFEST = "manifest.json"
FORMAT = 1
CHUNK = 1 << 20

Step = Callable[[int], None]
"""Told how many bytes more are done."""

Watched = Callable[[int], AbstractContextManager[Step]]
"""Makes, for so many bytes to come, something to watch while they do."""


class _Hashed:
    """A file that hashes what is read from it."""

    def __init__(self, file: IO[bytes], step: Step) -> None:
        self.file = file
        self.step = step
        self.hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self.file.read(size)
        self.hash.update(chunk)
        self.step(len(chunk))
        return chunk


class Archive:
    """An archive being written. Nobody but its owner may read it: it holds the secret key."""

    def __init__(self, tar: tarfile.TarFile, step: Step) -> None:
        self._tar = tar
        self._step = step
        self.files: dict[str, dict[str, Any]] = {}

    def add(self, name: str, path: Path) -> None:
        """Put a file in, and its hash on the list."""
        with path.open("rb") as file:
            member = tarfile.TarInfo(name)
            status = os.fstat(file.fileno())
            member.size, member.mtime = status.st_size, int(status.st_mtime)
            member.mode = status.st_mode & 0o777
            hashed = _Hashed(file, self._step)
            self._tar.addfile(member, hashed)  # type: ignore[arg-type]  # it only reads
        self.files[name] = {"sha256": hashed.hash.hexdigest(), "size": member.size}

    def finish(self, about: dict[str, Any], scratch: Path) -> None:
        """Write the list of all that was put in, as the last member."""
        manifest = {"format": FORMAT, **about, "files": self.files}
        path = scratch / MANIFEST
        path.write_text(json.dumps(manifest, indent=1, ensure_ascii=False), encoding="utf-8")
        self.add(MANIFEST, path)


@contextmanager
def writing(path: Path, *, step: Step) -> Iterator[Archive]:
    """An archive that appears under its name when it is whole, or not at all."""
    part = path.with_name(f"{path.name}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as trouble:
        sentence = f"{path} cannot be written: {trouble.strerror}."
        raise TargetTaken(sentence) from trouble
    try:
        with os.fdopen(handle, "wb") as file:
            with tarfile.open(fileobj=file, mode="w") as tar:
                yield Archive(tar, step)
            file.flush()
            os.fsync(file.fileno())
        os.link(part, path)  # unlike a rename it never replaces a file that is there
    except FileExistsError as trouble:
        sentence = f"{path} exists already: name another file."
        raise TargetTaken(sentence) from trouble
    finally:
        part.unlink(missing_ok=True)


def read_manifest(path: Path) -> dict[str, Any]:
    """What an archive says of itself; raises ArchiveDamaged when it is none of ours."""
    try:
        with tarfile.open(path) as tar:
            file = tar.extractfile(MANIFEST)
            manifest = json.load(file) if file else None
    except FileNotFoundError as trouble:
        sentence = f"{path} is not there: no such file."
        raise ArchiveDamaged(sentence) from trouble
    except (tarfile.TarError, KeyError, ValueError, OSError) as trouble:
        sentence = f"{path} is not a whole backup of Octavo: it may have been cut off."
        raise ArchiveDamaged(sentence) from trouble
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        sentence = f"{path} was made by another version of Octavo, in a form not known here."
        raise ArchiveDamaged(sentence)
    return manifest


def unpack(path: Path, folder: Path, *, step: Step) -> None:
    """Unpack everything into a folder; raises ArchiveDamaged at the first byte that is wrong."""
    listed: dict[str, dict[str, Any]] = read_manifest(path)["files"]
    found = set()
    try:
        with tarfile.open(path) as tar:
            for member in tar:
                if member.name != MANIFEST:
                    _unpack_one(tar, member, listed, folder, step)
                    found.add(member.name)
    except tarfile.TarError as trouble:
        sentence = f"{path} is damaged: {trouble}."
        raise ArchiveDamaged(sentence) from trouble
    if missing := sorted(listed.keys() - found):
        sentence = f"{path} is damaged: {missing[0]} is not in it."
        raise ArchiveDamaged(sentence)


def _unpack_one(
    tar: tarfile.TarFile,
    member: tarfile.TarInfo,
    listed: dict[str, dict[str, Any]],
    folder: Path,
    step: Step,
) -> None:
    name = PurePosixPath(member.name)
    if not member.isreg() or name.is_absolute() or ".." in name.parts:
        sentence = f"The archive holds {member.name}, which no backup of Octavo has."
        raise ArchiveDamaged(sentence)
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    source = tar.extractfile(member)
    hashed = _Hashed(source, step) if source else None
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, member.mode & 0o777)
    with os.fdopen(handle, "wb") as file:
        while hashed and (chunk := hashed.read(CHUNK)):
            file.write(chunk)
    if not hashed or hashed.hash.hexdigest() != listed.get(member.name, {}).get("sha256"):
        sentence = f"The archive is damaged: {member.name} is not what was written."
        raise ArchiveDamaged(sentence)
