"""The slug line below a page, drawn as paths: the marks need no font in the file."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

# Made by tools/draw_slug_letters.py from Archivo (SIL Open Font License) at seven points.
_LETTERS = Path(__file__).parent / "slug_letters.json"


def outlines(text: str) -> tuple[bytes, float]:
    """What to fill, from the origin along the line, and the width in points.

    Letters that were not drawn are left out: the line is for the binder, not for readers.
    """
    letters = _letters()
    parts: list[str] = []
    at = 0.0
    for letter in text:
        if letter in letters:
            width, path = letters[letter]
            if path:
                parts.append(f"q 1 0 0 1 {at:.2f} 0 cm {path} f Q")
            at += width
    return "\n".join(parts).encode(), at


@cache
def _letters() -> dict[str, tuple[float, str]]:
    found: dict[str, tuple[float, str]] = json.loads(_LETTERS.read_text(encoding="utf-8"))
    return found
