"""Reads any picture into one of the four ways that it can be printed from."""

from __future__ import annotations

import io
import warnings
from typing import cast

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from octavo.press.printing.errors import PictureUnusable

MOST_PIXELS = 120_000_000  # more than a spread shows at 1,000 dpi in one direction

_GREY = {"1", "L", "LA", "La", "I", "F"}


def read_picture(content: bytes, *, name: str) -> Image.Image:
    """The picture upright, as RGB, LAB, L or CMYK, with its profile; what shines through is paper.

    Raises PictureUnusable.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        opened = _opened(content, name)
    made = _printable(ImageOps.exif_transpose(opened))
    if "icc_profile" in opened.info:
        made.info["icc_profile"] = opened.info["icc_profile"]
    return made


def _opened(content: bytes, name: str) -> Image.Image:
    try:
        opened = Image.open(io.BytesIO(content))
        if opened.width * opened.height <= MOST_PIXELS:
            opened.load()
            return opened
    except Image.DecompressionBombError:
        pass
    except Exception:  # damaged files make decoders raise whatever they like
        sentence = _("“%(name)s” is no picture that can be read.")
        if b"<svg" in content[:4000]:
            sentence = _("“%(name)s” is a drawing in SVG; print takes PNG, JPEG, TIFF or WebP.")
        sentence %= {"name": name}
        raise PictureUnusable(sentence) from None
    sentence = _("“%(name)s” has more pixels than any page can show.") % {"name": name}
    raise PictureUnusable(sentence)


def _printable(image: Image.Image) -> Image.Image:
    if image.mode in {"CMYK", "LAB"}:
        return image
    if image.mode.startswith("I;16") or image.mode == "I":
        image = image.convert("I").point(lambda level: level * (1 / 257) + 0.5)  # type: ignore[operator]
    if image.mode in _GREY:
        return _on_paper(image, "L") if "A" in image.mode.upper() else image.convert("L")
    if image.has_transparency_data:
        return _on_paper(image, "RGB")
    return image if image.mode == "RGB" else image.convert("RGB")


def _on_paper(image: Image.Image, mode: str) -> Image.Image:
    """What a picture looks like on white paper where one sees through it."""
    clear = image.convert("LA" if mode == "L" else "RGBA")
    paper = Image.new(clear.mode, clear.size, (255,) * len(clear.getbands()))
    return cast(
        Image.Image, Image.alpha_composite(paper, clear) if mode == "RGB" else _laid(clear)
    ).convert(mode)


def _laid(clear: Image.Image) -> Image.Image:
    grey, mask = clear.split()
    return Image.composite(grey, Image.new("L", grey.size, 255), mask)
