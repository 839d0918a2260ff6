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

LONGEST_SIDE = 1600
QUALITY = 84
SCALING = "1"  # raise it when the same picture would be made differently
_WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class ScreenPicture:
    file: Path
    width: int
    height: int


def small(path: Path, *, cache: Path) -> ScreenPicture:
    """The picture as an opaque JPEG in sRGB, at most so many pixels long; made if not there yet."""
    try:
        content = path.read_bytes()
    except OSError as trouble:
        raise _unreadable() from trouble
    key = sha256(f"{SCALING} {LONGEST_SIDE} {QUALITY} ".encode() + content).hexdigest()
    file = cache / f"{key[:32]}.jpg"
    if not file.exists():
        _keep(file, _jpeg(content))
    width, height = _size(file)
    return ScreenPicture(file, width, height)


@lru_cache(maxsize=512)
def _size(file: Path) -> tuple[int, int]:
    """The pixels of a kept picture; its name says its content, so it never changes."""
    with Image.open(file) as image:
        return image.size


def _jpeg(content: bytes) -> bytes:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as image:
                image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
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
    shown.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    shown.save(written, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
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


def _keep(file: Path, content: bytes) -> None:
    """All of it or nothing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, delete=False) as written:
        written.write(content)
    os.replace(written.name, file)


def _unreadable() -> PictureUnreadable:
    return PictureUnreadable(_("It is no picture, or too large a one to open."))
