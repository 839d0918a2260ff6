"""The colours of a section that has a hue of its own, mixed so that words can be read on them.

Lightness is the same for every hue, so contrast is too; chroma is as high as a screen has room for,
up to a limit that keeps loud hues from shouting others down.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import radians

from octavo.website.house_style.colours import from_oklch

# Lightness and highest chroma, as OKLCH.
LIGHT_INK, LIGHT_FIELD = (0.46, 0.17), (0.865, 0.085)
DARK_INK, DARK_FIELD = (0.79, 0.12), (0.285, 0.05)


@dataclass(frozen=True, slots=True)
class SectionColours:
    """Ink for words and rules, field for panels, each for both grounds."""

    light_ink: str
    light_field: str
    dark_ink: str
    dark_field: str


@lru_cache(maxsize=360)
def mixed_for(hue: int) -> SectionColours:
    """The four colours of a hue from 0 to 359."""
    mixes = (LIGHT_INK, LIGHT_FIELD, DARK_INK, DARK_FIELD)
    return SectionColours(
        *(from_oklch(lightness, chroma, radians(hue)) for lightness, chroma in mixes)
    )
