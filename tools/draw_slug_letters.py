"""Draw the letters of the slug line once, as paths of PDF: no font is needed where issues are made.

python -m tools.draw_slug_letters
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

PRESS = Path(__file__).parents[1] / "src/octavo/press"
FACE = PRESS / "design/faces/Archivo[wdth,wght].ttf"
INTO = PRESS / "printing/slug_letters.json"
CUT = {"wdth": 88.0, "wght": 500.0}
SIZE = 7.0  # points
LETTERS = [chr(code) for code in range(0x20, 0x180)] + list("–—‘’“”…")


class PathPen(BasePen):
    """Writes outlines as PDF does; quadratic curves become cubic ones on the way."""

    def __init__(self, glyphs: Any, scale: float) -> None:
        super().__init__(glyphs)
        self._scale = scale
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
        placed = (f"{x * self._scale:.2f} {y * self._scale:.2f}" for x, y in points)
        self.said.append(f"{' '.join(placed)} {operator}")


def drawn() -> dict[str, tuple[float, str]]:
    """The width and the path of each letter that the face has."""
    font = TTFont(FACE)
    glyphs, names = font.getGlyphSet(location=CUT), font.getBestCmap()
    scale = SIZE / font["head"].unitsPerEm
    found = {}
    for letter in LETTERS:
        if name := names.get(ord(letter)):
            pen = PathPen(glyphs, scale)
            glyphs[name].draw(pen)
            found[letter] = (round(glyphs[name].width * scale, 3), " ".join(pen.said))
    return found


if __name__ == "__main__":
    INTO.write_text(json.dumps(drawn(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
