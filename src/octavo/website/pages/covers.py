"""Where words may stand upon a cover: in its calm parts, dark on light or light on dark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.core.cache import cache
from PIL import Image

from octavo.issues.models import Picture

Tone = Literal["on-light", "on-dark", ""]

# Parts of the cover, as fractions of its height, that its words take.
TOP = (0.0, 0.17)
BOTTOM = (0.76, 1.0)
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


def tones(picture: Picture) -> Tones:
    """Measured once for each picture file and remembered."""
    key = f"cover-tones-{picture.name}-{picture.focal_point_x}-{picture.focal_point_y}"
    found = cache.get(key)
    if found is None:
        cut = picture.get_rendition("fill-160x200|format-webp")
        with cut.file.open("rb") as file, Image.open(file) as image:
            found = measure(image)
        cache.set(key, found, timeout=None)
    return found


def measure(image: Image.Image) -> Tones:
    """The tones of a cover's top and bottom."""
    height = round(MEASURED_WIDTH * 5 / 4)
    small = image.convert("RGB").resize((MEASURED_WIDTH, height), Image.Resampling.BOX)
    return Tones(top=_tone(small, TOP), bottom=_tone(small, BOTTOM))


def _tone(image: Image.Image, part: tuple[float, float]) -> Tone:
    starts, ends = (round(edge * image.height) for edge in part)
    seen = [_luminance(pixel) for pixel in image.crop((0, starts, image.width, ends)).getdata()]
    for tone, words in (("on-light", INK), ("on-dark", PAPER)):
        unreadable = sum(_contrast(words, ground) < CONTRAST for ground in seen)
        if unreadable <= BUSY * len(seen):
            return tone
    return ""


def _luminance(pixel: tuple[int, int, int]) -> float:
    red, green, blue = (_linear(value / 255) for value in pixel)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
