"""The main colour of a picture: what stands in its place until it has come."""

from __future__ import annotations

from collections import Counter
from typing import Any

from PIL import Image, UnidentifiedImageError

# Enough to see what a picture is mostly made of, and no more.
LOOKED_AT = (48, 48)
TOLD_APART = 8


def main_colour(file: Any) -> str:
    """The colour that covers most of the picture, as #rrggbb; empty for what has no pixels."""
    try:
        with Image.open(file) as image:
            image.draft("RGB", LOOKED_AT)  # a JPEG is read small at once
            small = image.convert("RGB").resize(LOOKED_AT)
    except UnidentifiedImageError:  # a drawing, such as a logo in SVG
        return ""
    few = small.quantize(TOLD_APART, dither=Image.Dither.NONE).convert("RGB")
    pixels = few.tobytes()
    colours = Counter(pixels[at : at + 3] for at in range(0, len(pixels), 3))
    return f"#{max(colours, key=lambda colour: (colours[colour], colour)).hex()}"
