"""Pictures that lie beside the file that names them, as in an export or a writer's folder."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.figures import figures
from octavo.importers.pictures import LARGEST, MOST, picture_kind

FOLDER = "pictures"  # within the file's own folder, where an export keeps them


def pictures_beside(manuscript: Manuscript, *, folder: Path) -> dict[str, bytes]:
    """The bytes of every figure whose source is a picture in the folder or in its `pictures`.

    Nothing outside the folder is ever read, whatever a source says.
    """
    found: dict[str, bytes] = {}
    room = MOST
    for source in (figure.source for figure in figures(manuscript)):
        if source in found or not _is_inside(source):
            continue
        for path in (folder / source, folder / FOLDER / source):
            content = _picture(path, within=folder, room=min(room, LARGEST))
            if content:
                found[source] = content
                room -= len(content)
                break
    return found


def _is_inside(source: str) -> bool:
    name = PurePosixPath(source)
    goes_out = name.is_absolute() or ".." in name.parts
    return bool(source) and "\0" not in source and not goes_out


def _picture(path: Path, *, within: Path, room: int) -> bytes:
    """The bytes, if it is a picture of a size we take and no link leads out of the folder."""
    try:
        inside = path.resolve().is_relative_to(within.resolve())
        if not inside or not path.is_file() or path.stat().st_size > room:
            return b""
        content = path.read_bytes()
    except OSError:
        return b""
    return content if picture_kind(content) else b""
