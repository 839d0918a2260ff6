"""The folder an issue is set from: the design, the issue's own files, and nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

from octavo.press.typesetting.errors import NameRefused, TypesettingFailed

ENTRY = "magazine.typ"
FACES = "faces"
PACKAGES = "packages"  # always empty: a design brings all it needs


def fill(root: Path, *, design: Path, overrides: Path | None) -> None:
    """Lay out the design; files of the same name in `overrides` stand in for its own."""
    for source in filter(None, (design, overrides)):
        for file in _files(source):
            place(file, root, str(file.relative_to(source)))
    for name in (FACES, PACKAGES):
        (root / name).mkdir(exist_ok=True)
    if not (root / ENTRY).exists():
        raise TypesettingFailed(_("The design has no file “%(name)s”.") % {"name": ENTRY})


def supply(root: Path, files: Mapping[str, Path]) -> None:
    """Bring in pictures or supplied files under the names that the copy calls them."""
    for name, file in files.items():
        if _leads_out(name):
            message = _("“%(name)s” is no name that a file of an issue can have.")
            raise NameRefused(message % {"name": name[:100]})
        place(file.resolve(), root, name)


def place(file: Path, root: Path, name: str) -> None:
    """A file by its bytes, never by a symbolic link: those lead out of the folder."""
    target = root / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(file, target)
    except OSError:  # another disk, or one without hard links
        try:
            shutil.copyfile(file, target)
        except OSError as trouble:
            message = _("“%(name)s” cannot be read.") % {"name": name[:100]}
            raise TypesettingFailed(message) from trouble


def _files(folder: Path) -> Iterator[Path]:
    """The ordinary files of a design: no links, nothing hidden, no files of Python."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        is_ours = path.suffix in (".py", ".pyc") or any(part[0] in "._" for part in parts)
        if path.is_file() and not is_ours and not _passes_a_link(path, folder):
            yield path


def _passes_a_link(path: Path, folder: Path) -> bool:
    return path.resolve() != folder.resolve() / path.relative_to(folder)


def _leads_out(name: str) -> bool:
    pure = PurePosixPath(name)
    is_odd = not name or "\0" in name or "\\" in name or pure.is_absolute()
    return is_odd or ".." in pure.parts or not pure.parts
