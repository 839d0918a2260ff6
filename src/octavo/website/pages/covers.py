"""Where words may stand upon a cover: in its calm parts, dark on light or light on dark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.core.cache import cache
from PIL import Image

from octavo.issues.models import Picture

Tone = Literal["on-light", "on-dark", ""]

# Parts of the cover, as fractions of its height, that its words take: name above, lines below.
TOP = (0.0, 0.17)
BOTTOM = (0.8, 1.0)
DEEP_BOTTOM = (0.68, 1.0)
# A line of more letters takes two lines; of many more, it is set smaller.
LONGEST_ON_ONE_LINE = 14
LONGEST_IN_LARGE = 36
# How much of a part may be too near the words' colour before it is no place for words.
BUSY = 0.02
CONTRAST = 4.5
INK, PAPER = 0.0097, 0.9734  # relative luminance of the two colours words are set in
MEASURED_WIDTH = 64


@dataclass(frozen=True, slots=True)
class Tones:
    """For each part of a cover the words that can be read on it; empty if it is too busy."""

    top: Tone
    bottom: Tone


def tones(picture: Picture, line: str) -> Tones:
    """The tones for a cover with that line below, measured once for each picture file."""
    top, shallow, deep = _measured(picture)
    return Tones(top, bottom=shallow if len(line) <= LONGEST_ON_ONE_LINE else deep)


def _measured(picture: Picture) -> tuple[Tone, Tone, Tone]:
    key = f"cover-tones-{picture.name}-{picture.focal_point_x}-{picture.focal_point_y}"
    found = cache.get(key)
    if found is None:
        cut = picture.get_rendition("fill-160x200|format-webp")
        with cut.file.open("rb") as file, Image.open(file) as image:
            found = measure(image)
        cache.set(key, found, timeout=None)
    return found


def measure(image: Image.Image) -> tuple[Tone, Tone, Tone]:
    """The tones of a cover's top, bottom and deep bottom."""
    height = round(MEASURED_WIDTH * 5 / 4)
    small = image.convert("RGB").resize((MEASURED_WIDTH, height), Image.Resampling.BOX)
    return _tone(small, TOP), _tone(small, BOTTOM), _tone(small, DEEP_BOTTOM)


def _tone(image: Image.Image, part: tuple[float, float]) -> Tone:
    starts, ends = (round(edge * image.height) for edge in part)
    values = image.crop((0, starts, image.width, ends)).tobytes()
    seen = [_luminance(values[at : at + 3]) for at in range(0, len(values), 3)]
    tones: tuple[tuple[Tone, float], ...] = (("on-light", INK), ("on-dark", PAPER))
    for tone, words in tones:
        unreadable = sum(_contrast(words, ground) < CONTRAST for ground in seen)
        if unreadable <= BUSY * len(seen):
            return tone
    return ""


def _luminance(pixel: bytes) -> float:
    red, green, blue = (_linear(value / 255) for value in pixel)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
