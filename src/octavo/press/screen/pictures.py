"""Pictures made small for the screen, each once: the same bytes are found again in the cache."""

from __future__ import annotations

import io
import os
import warnings
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from octavo.press.screen.errors import PictureUnreadable

WHOLE_PAGE_MM = 216.0  # as wide as a page and its bleed
# Lines and lettering want more pixels to the inch than photographs do, and no fewer on a page.
PHOTOGRAPH_PPI, PHOTOGRAPH_WIDTH = 200, 1400
DRAWING_PPI, DRAWING_WIDTH = 240, 1600
TALLEST = 1.4  # times as high as wide, as a page is
QUALITY = 78
MOST_COLOURS = 256
LEAST_COLOURS = 32  # room for the shades at the edges of what is black and white
# A photograph of few colours, a grey one for example, is this much smaller as a JPEG.
PHOTOGRAPHIC = 0.5
SCALING = "2"  # raise it when the same picture would be made differently
_WHITE = (255, 255, 255)
_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class ScreenPicture:
    file: Path
    width: int
    height: int


def small(path: Path, *, cache: Path, widest_mm: float = WHOLE_PAGE_MM) -> ScreenPicture:
    """The picture, opaque and in sRGB, with the pixels that its widest place takes.

    A drawing keeps its few colours as PNG, all else becomes JPEG. Made if not there yet.
    """
    try:
        content = path.read_bytes()
    except OSError as trouble:
        raise _unreadable() from trouble
    settings = f"{SCALING} {QUALITY} {_widths(widest_mm)} ".encode()
    stem = sha256(settings + content).hexdigest()[:32]
    kept = (cache / f"{stem}{ending}" for ending in (".png", ".jpg"))
    file = next((file for file in kept if file.exists()), None)
    if file is None:
        ending, made = _made(content, *_widths(widest_mm))
        file = cache / f"{stem}{ending}"
        keep(file, made)
    width, height = _size(file)
    return ScreenPicture(file, width, height)


def _widths(widest_mm: float) -> tuple[int, int]:
    """The pixels that a photograph and a drawing may have in a row."""
    inches = widest_mm / _MM_PER_INCH
    return (
        min(PHOTOGRAPH_WIDTH, round(inches * PHOTOGRAPH_PPI)),
        min(DRAWING_WIDTH, round(inches * DRAWING_PPI)),
    )


@lru_cache(maxsize=512)
def _size(file: Path) -> tuple[int, int]:
    """The pixels of a kept picture; its name says its content, so it never changes."""
    with Image.open(file) as image:
        return image.size


def _made(content: bytes, photograph: int, drawing: int) -> tuple[str, bytes]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as image:
                image.draft("RGB", (_tallest(drawing), _tallest(drawing)))
                shown = _opaque(ImageOps.exif_transpose(image))
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
        OSError,
        SyntaxError,
        ValueError,
    ) as trouble:
        raise _unreadable() from trouble
    return _smaller(shown, photograph, drawing)


def _smaller(shown: Image.Image, photograph: int, drawing: int) -> tuple[str, bytes]:
    """As PNG where few colours are all there is, unless it is a photograph nevertheless."""
    counted = shown.getcolors(MOST_COLOURS)
    jpeg = _jpeg(_scaled(shown, photograph, Image.Resampling.LANCZOS))
    if counted is not None:
        drawn = _scaled(shown, drawing, Image.Resampling.HAMMING)
        png = _png(drawn, max(LEAST_COLOURS, len(counted)))
        if len(jpeg) > PHOTOGRAPHIC * len(png):
            return ".png", png
    return ".jpg", jpeg


def _scaled(image: Image.Image, width: int, how: Image.Resampling) -> Image.Image:
    """Drawings are scaled so that no halo stands beside their lines: it would cost colours."""
    scaled = image.copy()
    scaled.thumbnail((width, _tallest(width)), how)
    return scaled


def _tallest(width: int) -> int:
    return round(width * TALLEST)


def _png(image: Image.Image, colours: int) -> bytes:
    few = image.quantize(colours, dither=Image.Dither.NONE)
    few.info.clear()
    written = io.BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def _jpeg(image: Image.Image) -> bytes:
    written = io.BytesIO()
    image.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()


def _opaque(image: Image.Image) -> Image.Image:
    """In sRGB, on white where it lets something through."""
    profile = image.info.get("icc_profile")
    if image.mode == "CMYK" or (profile and image.mode in ("RGB", "L")):
        return _in_srgb(image, profile)
    if image.mode.startswith("I"):
        image = image.convert("F").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        ground = Image.new("RGBA", layer.size, (*_WHITE, 255))
        return Image.alpha_composite(ground, layer).convert("RGB")
    return image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile or b""))
        srgb = ImageCms.createProfile("sRGB")
        shown = ImageCms.profileToProfile(image, own, srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image.convert("RGB")
    return shown or image.convert("RGB")


def keep(file: Path, content: bytes) -> None:
    """All of it or nothing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, delete=False) as written:
        written.write(content)
    os.replace(written.name, file)


def _unreadable() -> PictureUnreadable:
    return PictureUnreadable(_("It is no picture, or too large a one to open."))
