"""Scripts for tests: plain words that are said as they are written."""

from __future__ import annotations

import io
import re
from hashlib import sha256
from pathlib import Path

from PIL import Image

from octavo.core.renditions.narration.lines import Chapter, Line, Script
from octavo.core.renditions.narration.spoken.words import Spoken, Word

WORD = re.compile(r"[^\s,.;:?!—…]+")

SINES = str(Path(__file__).with_name("engines") / "sines.py")  # a program that speaks in tones

ADA = "Ada rows to the lighthouse every morning, whatever the weather says."
BEN = "The keeper left the lamp burning; nobody had asked him to."
CLEO = "What would the harbour be without it?"


def as_spoken(text: str, *, sounds: dict[str, str] | None = None) -> Spoken:
    """Words said as they are spelt; `sounds` gives some of them another sound."""
    found = [
        Word(*match.span(), *match.span(), sound=(sounds or {}).get(match[0], ""))
        for match in WORD.finditer(text)
    ]
    return Spoken(text, tuple(found))


def a_line(text: str = ADA, *, pause: float = 0.4, path: str = "blocks[0].inlines") -> Line:
    """One sentence; its id is made of its words."""
    name = "s" + sha256(text.encode()).hexdigest()[:10]
    return Line(name, text, as_spoken(text), pause, path, 0, len(text))


def a_script(
    *texts: str, title: str = "The light", chapters: tuple[Chapter, ...] | None = None
) -> Script:
    """An article of these sentences, one chapter long."""
    lines = tuple(a_line(text) for text in texts or (ADA, BEN, CLEO))
    return Script(title, "Ada Lamb", "en-GB", lines, chapters or (Chapter(title, 0),))


def a_picture(kind: str = "JPEG") -> bytes:
    """A cover, so small that only its kind can be seen."""
    kept = io.BytesIO()
    Image.new("RGB", (40, 60), (20, 60, 90)).save(kept, kind)
    return kept.getvalue()
