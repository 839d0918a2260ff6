"""Files in, one outcome each out: the only door to the readers, used by command and newsroom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from octavo.importers import text
from octavo.importers.copy import Imported, RawCopy
from octavo.importers.errors import (
    CopyUnreadable,
    FileForbidden,
    FileMissing,
    FolderEmpty,
    KindNotRead,
)
from octavo.importers.judgement.shape import judge
from octavo.importers.kinds import Kind, kind_of

Asked = Kind | Literal["auto"]


def read_paths(paths: Iterable[Path | str], *, kind: Asked = "auto") -> Iterator[Imported]:
    """Read each file, and each file of a folder, in order; trouble with one leaves the others."""
    for path in paths:
        try:
            files = _files(Path(path))
        except CopyUnreadable as trouble:
            yield Imported(path=str(path), error=str(trouble))
            continue
        for file in files:
            yield _read_file(file, kind=kind)


def read_bytes(content: bytes, *, name: str, kind: Asked = "auto") -> Imported:
    """Read one file that is already in memory, such as an upload."""
    try:
        found = kind_of(content, name=name) if kind == "auto" else kind
        raw = _read(content, name=name, kind=found)
    except CopyUnreadable as trouble:
        return Imported(path=name, error=str(trouble))
    return judge(raw, path=name)


def _read(content: bytes, *, name: str, kind: Kind) -> RawCopy:
    if kind == "text":
        return text.read(content, name=name)
    trouble = f"is {kind}, which cannot be read yet."
    raise KindNotRead(name, trouble)


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.is_file())
        if not files:
            raise FolderEmpty(str(path), "is a folder without any file.")
        return files
    if not path.exists():
        raise FileMissing(str(path), "is not there: no such file or folder.")
    return [path]


def _read_file(path: Path, *, kind: Asked) -> Imported:
    try:
        content = path.read_bytes()
    except OSError as trouble:
        sentence = str(FileForbidden(str(path), f"cannot be opened: {trouble.strerror}."))
        return Imported(path=str(path), error=sentence)
    return read_bytes(content, name=str(path), kind=kind)
