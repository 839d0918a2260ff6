"""Mix the colours of a section from its hue alone, and print them as the rules of tokens.css.

    python3 tools/mix_hues.py

Lightness is the same for every hue, so contrast is too; chroma is as high as sRGB has room for,
up to a limit that keeps loud hues from shouting others down.
"""

from __future__ import annotations

import sys
from math import cos, radians, sin

# name: lightness, highest chroma, as OKLCH
MIXES = {
    "light-ink": (0.46, 0.17),
    "light-field": (0.865, 0.085),
    "dark-ink": (0.79, 0.12),
    "dark-field": (0.285, 0.05),
}
HUES = range(0, 360, 10)

Triple = tuple[float, float, float]


def linear(lightness: float, chroma: float, hue: float) -> Triple:
    """OKLCH as linear sRGB; outside 0 to 1 the screen cannot show it."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    cone_l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    cone_m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    cone_s = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * cone_l - 3.3077115913 * cone_m + 0.2309699292 * cone_s,
        -1.2684380046 * cone_l + 2.6097574011 * cone_m - 0.3413193965 * cone_s,
        -0.0041960863 * cone_l - 0.7034186147 * cone_m + 1.7076147010 * cone_s,
    )


def mix(name: str, hue: int) -> str:
    """The colour as a screen shows it, with the most chroma it has room for."""
    lightness, chroma = MIXES[name]
    while not all(0 <= part <= 1 for part in linear(lightness, chroma, hue)):
        chroma -= 0.001
    return "#" + "".join(f"{_byte(part):02X}" for part in linear(lightness, chroma, hue))


def _byte(part: float) -> int:
    curved = 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
    return round(255 * curved)


def rules() -> str:
    """One rule for each hue."""
    return "\n".join(
        f".hue-{hue} {{ " + " ".join(f"--{name}: {mix(name, hue)};" for name in MIXES) + " }"
        for hue in HUES
    )


if __name__ == "__main__":
    sys.stdout.write(rules() + "\n")
