"""Sets words: measured with kerning and tracking, broken into lines of like length."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

FACES = Path(__file__).with_name("faces")
# Each pair of faces of the house: upright and slanted display, sans for words and for labels.
PAIRS = {
    "literata": ("literata-display", "literata-display-italic", "archivo-88", "archivo-88-600"),
    "source": ("second-display", "second-display-italic", "public-sans", "public-sans-600"),
}
DISPLAY, SLANTED, SANS, LABEL = range(4)
# Ligatures would stand wider apart inside than the letters beside them.
_FEATURES = ["-liga", "lnum"]
# A line much shorter than the others looks left over; up to a point, smaller words are better.
EVEN, SMALLER = 0.5, 0.75


@dataclass(frozen=True, slots=True)
class Type:
    """A face at a size, tracked by a fraction of it."""

    pair: str
    face: int
    size: int
    tracking: float = 0.0
    leading: float = 1.0

    @property
    def font(self) -> ImageFont.FreeTypeFont:
        return _font(PAIRS.get(self.pair, PAIRS["literata"])[self.face], self.size)

    @property
    def line(self) -> float:
        """From one baseline to the next."""
        return self.size * self.leading

    def width(self, words: str) -> float:
        """How long these words are on one line."""
        return self.font.getlength(words, features=_features()) + self._track * max(
            0, len(words) - 1
        )

    @property
    def _track(self) -> float:
        return self.tracking * self.size

    def draw(self, image: Image.Image, at: tuple[float, float], words: str, colour: str) -> None:
        """Set one line; `at` is where its baseline begins."""
        pen, left, line = ImageDraw.Draw(image), *at
        if not self.tracking:
            pen.text((left, line), words, colour, self.font, "ls", features=_features())
            return
        for place, letter in enumerate(words):
            alone = self.font.getlength(letter, features=_features())
            so_far = self.font.getlength(words[: place + 1], features=_features())
            x = left + so_far - alone + self._track * place
            pen.text((x, line), letter, colour, self.font, "ls", features=_features())


@lru_cache(maxsize=1)
def _features() -> list[str] | None:
    """Kerning and features need Raqm, which Pillow has where the machine has FriBiDi.

    Elsewhere words are set without, a little wider.
    """
    return _FEATURES if features.check("raqm") else None


@lru_cache(maxsize=64)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FACES / f"{name}.ttf", size)


def composed(words: str) -> str:
    """Letters with their accents as one, and single spaces: what a line is measured by."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def fitted(words: str, types: list[Type], *, width: float, height: float) -> tuple[Type, list[str]]:
    """The words in the first of these types, largest first, in which they fit.

    At the smallest, words that are too long are broken, and lines that are too many are cut off.
    """
    fitting = _fitting(words, types, width, height)
    first = next(fitting, None)
    if first is not None:
        others = (it for it in fitting if it[0].size >= first[0].size * SMALLER)
        return next((it for it in (first, *others) if _is_even(*it)), first)
    smallest = types[-1]
    lines = _lines(_broken(words, smallest, width), smallest, width)
    room = max(1, int(height // smallest.line))
    if len(lines) > room:
        lines = [*lines[: room - 1], _cut_off(lines[room - 1], smallest, width)]
    return smallest, lines


def _fitting(
    words: str, types: list[Type], width: float, height: float
) -> Iterator[tuple[Type, list[str]]]:
    for one in types:
        lines = balanced(words, one, width=width)
        if lines and len(lines) * one.line <= height:
            yield one, lines


def _is_even(one: Type, lines: list[str]) -> bool:
    """Whether no line stands alone with a short word."""
    widths = [one.width(line) for line in lines]
    return min(widths) >= EVEN * max(widths)


def balanced(words: str, one: Type, *, width: float) -> list[str]:
    """As few lines as the width allows, each about as long as the others; none if a word is too
    long for it."""
    if not words or any(one.width(word) > width for word in words.split(" ")):
        return []
    most = len(_lines(words, one, width))
    narrow, wide = 0.0, width
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        if len(_lines(words, one, middle)) <= most and _holds(words, one, middle):
            wide = middle
        else:
            narrow = middle
    return _lines(words, one, wide)


def _holds(words: str, one: Type, width: float) -> bool:
    return all(one.width(word) <= width for word in words.split(" "))


def _lines(words: str, one: Type, width: float) -> list[str]:
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and one.width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _broken(words: str, one: Type, width: float) -> str:
    """The words, those that are longer than a line in pieces."""
    return " ".join(piece for word in words.split(" ") for piece in _pieces(word, one, width))


def _pieces(word: str, one: Type, width: float) -> list[str]:
    pieces = []
    while one.width(word) > width:
        fits = next(n for n in range(len(word) - 1, 0, -1) if one.width(word[:n] + "-") <= width)
        pieces.append(word[:fits] + "-")
        word = word[fits:]
    return [*pieces, word]


def _cut_off(line: str, one: Type, width: float) -> str:
    while line and one.width(line + "…") > width:
        line = line[:-1].rstrip()
    return line + "…"
