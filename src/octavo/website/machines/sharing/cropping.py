"""Crops a picture to a frame, so that its focal point stays as near the middle as can be."""

from __future__ import annotations

from typing import IO

from PIL import Image, ImageOps


def cropped(
    file: IO[bytes],
    size: tuple[int, int],
    *,
    focal_point: tuple[int, int] | None,
    ground: str,
) -> Image.Image:
    """The picture in this size; what is transparent in it shows the ground."""
    width, height = size
    with Image.open(file) as opened:
        across, down = opened.size
        opened.draft("RGB", (width * 2, height * 2))  # a JPEG is read smaller at once
        drafted = opened.width / across
        upright = ImageOps.exif_transpose(opened)
        picture = _on(upright, ground)
    point = focal_point or (across // 2, down // 2)
    at = (point[0] * drafted, point[1] * drafted)
    scale = min(picture.width / width, picture.height / height)
    kept = (width * scale, height * scale)
    left = _place(at[0], kept[0], picture.width)
    top = _place(at[1], kept[1], picture.height)
    # Not a hair beyond an edge, which sums of fractions may come to.
    right, bottom = min(left + kept[0], picture.width), min(top + kept[1], picture.height)
    box = (left, top, right, bottom)
    return picture.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3)


def _place(at: float, kept: float, whole: float) -> float:
    return max(min(at - kept / 2, whole - kept), 0)


def _on(picture: Image.Image, ground: str) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    paper = Image.new("RGBA", picture.size, ground)
    paper.alpha_composite(picture.convert("RGBA"))
    return paper.convert("RGB")
