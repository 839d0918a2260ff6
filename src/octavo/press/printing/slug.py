"""The slug line below a page, drawn as outlines: the marks need no font in the file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

SIZE = 7.0  # points
_FACE = Path(__file__).parents[1] / "design" / "faces" / "Archivo[wdth,wght].ttf"
_CUT = {"wdth": 88.0, "wght": 500.0}


def outlines(text: str) -> tuple[bytes, float]:
    """Paths to fill, from the origin along the line, and the width in points.

    Letters that the face does not have are left out: the line is for the binder, not for readers.
    """
    glyphs, names, scale = _face()
    parts: list[bytes] = []
    at = 0.0
    for letter in text:
        name = names.get(ord(letter))
        if name is None:
            continue
        pen = _Pen(glyphs, at, scale)
        glyphs[name].draw(pen)
        parts.append(" ".join(pen.said).encode())
        at += glyphs[name].width * scale
    return b"\n".join(parts) + b"\nf\n", at


@cache
def _face() -> tuple[Any, dict[int, str], float]:
    font = TTFont(_FACE, lazy=True)
    return font.getGlyphSet(location=_CUT), font.getBestCmap(), SIZE / font["head"].unitsPerEm


class _Pen(BasePen):
    """Writes outlines as PDF does; quadratic curves become cubic ones on the way."""

    def __init__(self, glyphs: Any, at: float, scale: float) -> None:
        super().__init__(glyphs)
        self._at, self._scale = at, scale
        self.said: list[str] = []

    def _moveTo(self, point: tuple[float, float]) -> None:
        self._say("m", point)

    def _lineTo(self, point: tuple[float, float]) -> None:
        self._say("l", point)

    def _curveToOne(self, *points: tuple[float, float]) -> None:
        self._say("c", *points)

    def _closePath(self) -> None:
        self.said.append("h")

    def _say(self, operator: str, *points: tuple[float, float]) -> None:
        placed = (f"{self._at + x * self._scale:.2f} {y * self._scale:.2f}" for x, y in points)
        self.said.append(f"{' '.join(placed)} {operator}")
