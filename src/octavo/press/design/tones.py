"""In which ink words can be read upon a picture: dark, light, or not at all."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

SMALL = (40, 50)  # as a cover stands; enough to see what is calm
TOP, FOOT = 0.2, 0.3  # how much of a cover its name and its lines take
LEAST_CONTRAST = 4.5
EXCEPTIONS = 0.06  # the share of specks that may lie below it
DARK, LIGHT, BUSY = "dark", "light", "busy"


def tones(picture: Path) -> tuple[str, str]:
    """How the upper and the lower part of a picture take words."""
    with Image.open(picture) as image:
        image.draft("RGB", (400, 500))
        small = image.convert("RGB").resize(SMALL)
    width, height = SMALL
    values = [_luminance(*pixel) for pixel in _pixels(small)]
    top, foot = round(TOP * height) * width, round(FOOT * height) * width
    return _tone(values[:top]), _tone(values[-foot:])


def _pixels(image: Image.Image) -> list[tuple[int, int, int]]:
    data = image.tobytes()
    return [(data[at], data[at + 1], data[at + 2]) for at in range(0, len(data), 3)]


def _luminance(*parts: int) -> float:
    red, green, blue = (_linear(part / 255) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _tone(luminances: list[float]) -> str:
    """Dark ink where nearly every speck is light enough for it; light words on the reverse."""
    ranked = sorted(luminances)
    least = ranked[round(EXCEPTIONS * (len(ranked) - 1))]
    most = ranked[round((1 - EXCEPTIONS) * (len(ranked) - 1))]
    if (least + 0.05) / (0.01 + 0.05) >= LEAST_CONTRAST:
        return DARK
    if 1.05 / (most + 0.05) >= LEAST_CONTRAST:
        return LIGHT
    return BUSY
