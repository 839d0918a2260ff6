"""The two inks of a section that has a hue of its own: for the screen, and for the press."""

from __future__ import annotations

from math import cos, radians, sin
from typing import Any

# Lightness and highest chroma, as OKLCH: the web's pages mix their sections the same way.
INK, FIELD = (0.46, 0.17), (0.865, 0.085)
Triple = tuple[float, float, float]


def colours_of(hue: str) -> dict[str, Any] | None:
    """Ink and field of a hue given in degrees, each as RGB and as CMYK; None for any other word."""
    if not (hue.isascii() and hue.isdigit()):
        return None
    return {name: _both(*mix, int(hue) % 360) for name, mix in (("ink", INK), ("field", FIELD))}


def _both(lightness: float, chroma: float, hue: int) -> dict[str, Any]:
    red, green, blue = _shown(lightness, chroma, radians(hue))
    return {
        "rgb": "#" + "".join(f"{round(255 * part):02X}" for part in (red, green, blue)),
        "cmyk": _cmyk(red, green, blue),
    }


def _cmyk(red: float, green: float, blue: float) -> list[int]:
    """Per cent of each ink, half of the grey taken over by black: far below 300 % in all."""
    missing = [1 - part for part in (red, green, blue)]
    black = 0.5 * min(missing)
    return [*(round(100 * (part - black) / (1 - black)) for part in missing), round(100 * black)]


def _shown(lightness: float, chroma: float, hue: float) -> Triple:
    """As a screen shows it, from 0 to 1: paler where it has no room for so much colour."""
    while chroma > 0 and not all(-1e-6 <= it <= 1.000001 for it in _linear(lightness, chroma, hue)):
        chroma -= 0.001
    red, green, blue = (_curved(part) for part in _linear(lightness, max(chroma, 0), hue))
    return red, green, blue


def _linear(lightness: float, chroma: float, hue: float) -> Triple:
    a, b = chroma * cos(hue), chroma * sin(hue)
    cone_l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    cone_m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    cone_s = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * cone_l - 3.3077115913 * cone_m + 0.2309699292 * cone_s,
        -1.2684380046 * cone_l + 2.6097574011 * cone_m - 0.3413193965 * cone_s,
        -0.0041960863 * cone_l - 0.7034186147 * cone_m + 1.7076147010 * cone_s,
    )


def _curved(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
