"""Files in, one outcome each out: the only door to the readers, used by command and newsroom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from octavo.core.manuscript.document import Manuscript
from octavo.importers import guarded, mail, manuscript_json, text
from octavo.importers.copy import Imported, RawCopy
from octavo.importers.errors import (
    CopyUnreadable,
    FileEmpty,
    FileForbidden,
    FileMissing,
    FileTooLarge,
    FolderEmpty,
)
from octavo.importers.judgement.shape import judge
from octavo.importers.kinds import Kind, kind_of
from octavo.importers.packages import check_package

Asked = Kind | Literal["auto"]
LARGEST = 40_000_000  # bytes of a file of any kind; some kinds have a limit below it


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
        raw = read_raw(content, name=name, kind=kind)
    except CopyUnreadable as trouble:
        return Imported(path=name, error=str(trouble))
    if isinstance(raw, Manuscript):
        return Imported(path=name, manuscript=raw, is_finished=True)
    judged = judge(raw, path=name)
    if _is_wordless(judged):
        return Imported(path=name, error=str(FileEmpty(name, "holds no words.")))
    return judged


def read_raw(content: bytes, *, name: str, kind: Asked = "auto") -> RawCopy | Manuscript:
    """Parse without judging; a manuscript of our own comes back whole."""
    _check_size(len(content), name=name)
    found = kind_of(content, name=name) if kind == "auto" else kind
    if found == "docx":
        check_package(content, name=name)
    if found in guarded.RISKY:
        return guarded.read(content, name=name, kind=found)
    if found == "mail":
        return mail.read(content, name=name, read_attached=read_raw)
    if found == "manuscript":
        return manuscript_json.read(content, name=name)
    return text.read(content, name=name)


def _files(path: Path) -> list[Path]:
    """The file, or the files of a folder and the folders in it, without hidden ones."""
    try:
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if _is_copy(file, within=path))
            if not files:
                raise FolderEmpty(str(path), "is a folder without any file.")
            return files
        if not path.exists():
            raise FileMissing(str(path), "is not there: no such file or folder.")
        if not path.is_file():
            raise FileForbidden(str(path), "is no ordinary file.")
    except (OSError, ValueError) as trouble:
        raise FileForbidden(str(path), "cannot be opened.") from trouble
    return [path]


def _is_copy(file: Path, *, within: Path) -> bool:
    is_hidden = any(part.startswith(".") for part in file.relative_to(within).parts)
    return file.is_file() and not is_hidden


def _read_file(path: Path, *, kind: Asked) -> Imported:
    name = str(path)
    try:
        _check_size(path.stat().st_size, name=name)
        content = path.read_bytes()
    except OSError as trouble:
        why = f"cannot be opened: {trouble.strerror or 'the system refuses'}."
        return Imported(path=name, error=str(FileForbidden(name, why)))
    except CopyUnreadable as trouble:
        return Imported(path=name, error=str(trouble))
    return read_bytes(content, name=name, kind=kind)


def _check_size(size: int, *, name: str) -> None:
    if not size:
        raise FileEmpty(name, "is empty: there is nothing in it.")
    if size > LARGEST:
        most = LARGEST // 1_000_000
        trouble = f"is too large: {size / 1_000_000:.0f} MB, and the most is {most} MB."
        raise FileTooLarge(name, trouble)


def _is_wordless(judged: Imported) -> bool:
    """Whether nothing at all was found, not even something to set aside."""
    found = judged.manuscript
    return found is None or not (found.headline or found.blocks or judged.set_aside)
