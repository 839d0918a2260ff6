"""The main colour of a picture: what stands in its place until it has come."""

from __future__ import annotations

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
    _count, colour = max(few.getcolors() or [(0, (255, 255, 255))])
    red, green, blue = colour
    return f"#{red:02x}{green:02x}{blue:02x}"
