"""Colours as #RRGGBB: how light they are, how far apart, and what lies between two of them."""

from __future__ import annotations

from math import atan2, cbrt, cos, hypot, sin

Triple = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """WCAG's ratio of two colours: 1 for the same, 21 for black and white."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """WCAG's relative luminance: 0 for black, 1 for white."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(one: str, other: str, share: float) -> str:
    """The colour on the way from one to the other, as an eye measures it (OKLAB)."""
    begins, ends = _oklab(one), _oklab(other)
    lightness, a, b = (x + (y - x) * share for x, y in zip(begins, ends, strict=True))
    return _shown(lightness, hypot(a, b), atan2(b, a))


def with_lightness(colour: str, lightness: float) -> str:
    """The same hue at another lightness, as vivid as before or as a screen can show it."""
    _lightness, a, b = _oklab(colour)
    return _shown(lightness, hypot(a, b), atan2(b, a))


def lightness(colour: str) -> float:
    """How light it is to an eye, from 0 to 1 (OKLCH)."""
    return _oklab(colour)[0]


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The colour of that lightness and hue (in radians), as vivid as asked or as can be shown."""
    return _shown(lightness, chroma, hue)


def _linear(colour: str) -> Triple:
    def part(at: int) -> float:
        value = int(colour[at : at + 2], 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return part(1), part(3), part(5)


def _oklab(colour: str) -> Triple:
    red, green, blue = _linear(colour)
    cone_l = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    cone_m = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    cone_s = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * cone_l + 0.7936177850 * cone_m - 0.0040720468 * cone_s,
        1.9779984951 * cone_l - 2.4285922050 * cone_m + 0.4505937099 * cone_s,
        0.0259040371 * cone_l + 0.7827717662 * cone_m - 0.8086757660 * cone_s,
    )


def _screen(lightness: float, chroma: float, hue: float) -> Triple:
    """As linear sRGB; outside 0 to 1 the screen cannot show it."""
    a, b = chroma * cos(hue), chroma * sin(hue)
    cone_l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    cone_m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    cone_s = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * cone_l - 3.3077115913 * cone_m + 0.2309699292 * cone_s,
        -1.2684380046 * cone_l + 2.6097574011 * cone_m - 0.3413193965 * cone_s,
        -0.0041960863 * cone_l - 0.7034186147 * cone_m + 1.7076147010 * cone_s,
    )


def _shown(lightness: float, chroma: float, hue: float) -> str:
    """As a screen shows it: paler where it has no room for so much colour."""
    while chroma > 0 and not all(-1e-6 <= it <= 1.000001 for it in _screen(lightness, chroma, hue)):
        chroma -= 0.001
    return "#" + "".join(f"{_byte(part):02X}" for part in _screen(lightness, max(chroma, 0), hue))


def _byte(part: float) -> int:
    part = min(1.0, max(0.0, part))
    curved = 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
    return round(255 * curved)
