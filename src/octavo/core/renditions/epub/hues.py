"""The colours of sections in a book, whose ground nobody knows: white, sepia or black.

Each has the luminance at which white and black contrast with it alike, 4.58 to 1, so one colour
serves every ground and no media query has to guess. Words stay in the reader's own colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from math import cos, radians, sin

# OKLCH hue in degrees of the house's named hues.
NAMED_HUES = {
    "politics": 26,
    "finance": 195,
    "foreign-affairs": 258,
    "environment": 142,
    "culture": 345,
    "technology": 58,
}
LUMINANCE = 0.1791
CHROMA = 0.15
GREY = "#767676"  # of the same luminance
# The class that reading systems give to what is being read aloud.
ACTIVE = "-epub-media-overlay-active"
TINT = 0.25  # of a section's colour behind what is read aloud: words keep their contrast
_STEPS = 24
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def hue_class(section: str) -> str | None:
    """The class of documents of that section."""
    return f"hue-{section}" if _SLUG.fullmatch(section) else None


def section_rules(hues: Mapping[str, str]) -> str:
    """The style rules that give each section its colour; by its slug, a hue's name or degrees."""
    return "".join(_rules(slug, colour) for slug, colour in _colours(hues))


def heard_rules(hues: Mapping[str, str]) -> str:
    """The style rules that tint what is being read aloud, on any ground, in words of any colour."""
    return f".{ACTIVE} {{ background-color: {_tint(GREY)}; }}\n" + "".join(
        f".hue-{slug} .{ACTIVE} {{ background-color: {_tint(colour)}; }}\n"
        for slug, colour in _colours(hues)
    )


def _tint(colour: str) -> str:
    red, green, blue = bytes.fromhex(colour[1:])
    return f"rgba({red}, {green}, {blue}, {TINT})"


def _colours(hues: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for slug, hue in sorted(hues.items()):
        degrees = NAMED_HUES.get(hue, int(hue) % 360 if hue.isascii() and hue.isdigit() else None)
        if degrees is not None and hue_class(slug):
            yield slug, colour_of(degrees)


def _rules(slug: str, colour: str) -> str:
    ruled = ("header", ".pull-quote", ".box", "table", "blockquote")
    ruled_all = ", ".join(f".hue-{slug} {name}" for name in ruled)
    return (
        f".hue-{slug} .initial::first-letter {{ color: {colour}; }}\n"
        f"{ruled_all}, .hue-{slug} .closing::after {{ border-color: {colour}; }}\n"
    )


def colour_of(degrees: int) -> str:
    """The colour of a hue at that luminance, as vivid as a screen can show it."""
    chroma = CHROMA
    while not _can_be_shown(parts := _screen(_lightness_for(degrees, chroma), chroma, degrees)):
        chroma -= 0.005  # a grey can always be shown
    return "#" + "".join(f"{_byte(part):02x}" for part in parts)


def _can_be_shown(parts: tuple[float, float, float]) -> bool:
    return all(-0.001 <= part <= 1.001 for part in parts)


def _lightness_for(degrees: int, chroma: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _luminance(_screen(middle, chroma, degrees)) < LUMINANCE:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _luminance(parts: tuple[float, float, float]) -> float:
    red, green, blue = parts
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _screen(lightness: float, chroma: float, degrees: int) -> tuple[float, float, float]:
    """OKLCH as linear sRGB; outside 0 to 1 the screen cannot show it."""
    a, b = chroma * cos(radians(degrees)), chroma * sin(radians(degrees))
    cone_l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    cone_m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    cone_s = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * cone_l - 3.3077115913 * cone_m + 0.2309699292 * cone_s,
        -1.2684380046 * cone_l + 2.6097574011 * cone_m - 0.3413193965 * cone_s,
        -0.0041960863 * cone_l - 0.7034186147 * cone_m + 1.7076147010 * cone_s,
    )


def _byte(part: float) -> int:
    part = min(max(part, 0.0), 1.0)
    value = part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
    return round(value * 255)
