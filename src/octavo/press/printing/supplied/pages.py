"""A page of somebody else's PDF: its boxes, the way it is turned, and its content as a form."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from octavo.press.printing.geometry import Box, Matrix, boxed, multiplied

_MOST_PARENTS = 50
_TURNS: dict[int, Matrix] = {
    90: (0.0, -1.0, 1.0, 0.0, 0.0, 0.0),
    180: (-1.0, 0.0, 0.0, -1.0, 0.0, 0.0),
    270: (0.0, 1.0, -1.0, 0.0, 0.0, 0.0),
}


def upright(page: Page) -> Matrix:
    """From the page's own coordinates to points, the way up that its reader sees."""
    unit = float(page.obj.get("/UserUnit", 1))
    way: Matrix = (unit, 0.0, 0.0, unit, 0.0, 0.0)
    turn = _TURNS.get(int(_inherited(page, "/Rotate") or 0) % 360)
    return multiplied(way, turn) if turn else way


def box_of(page: Page, name: str, way: Matrix) -> Box | None:
    """One of the page's boxes, moved; none where the page does not say it."""
    found = _inherited(page, name)
    return None if found is None else boxed(_plain(found), way)


def copied(page: Page, source: Pdf, target: Pdf) -> Object:
    """The page's content and what it shows, as a form; nothing else of the file comes along."""
    form = Stream(
        source,
        _content(page),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array(list(_plain(_inherited(page, "/MediaBox")))),
        Resources=_inherited(page, "/Resources") or Dictionary(),
    )
    if "/Group" in page.obj:
        form.Group = Dictionary(S=Name.Transparency)
    made: Object = target.copy_foreign(source.make_indirect(form))
    return made


def _content(page: Page) -> bytes:
    contents = page.obj.get("/Contents")
    if contents is None:
        return b""
    parts = [contents] if isinstance(contents, Stream) else list(contents)
    return b"\n".join(part.read_bytes() for part in parts)


def _inherited(page: Page, key: str) -> Any:
    """What the page says, or one of the nodes above it."""
    node: Any = page.obj
    for _ in range(_MOST_PARENTS):
        if node is None or key in node:
            break
        node = node.get("/Parent")
    return None if node is None else node.get(key)


def _plain(found: Any) -> Box:
    x, y, z, t = (float(side) for side in found)
    return (min(x, z), min(y, t), max(x, z), max(y, t))
