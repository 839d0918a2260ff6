"""Pictures in the forms that every reading system shows, each converted once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import file_digest, sha256
from io import BufferedReader, BytesIO
from pathlib import Path
from secrets import token_hex
from typing import cast
from warnings import catch_warnings, simplefilter

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from octavo.press.ebook.drawings import is_drawing_in_lines, sound_svg
from octavo.press.ebook.errors import PictureUnusable

LONGEST_SIDE = 1200
LONGEST_DRAWING = 1080
QUALITY = 76
MOST_PIXELS = 150_000_000
# Raised when the same source would be converted to other bytes.
CONVERSION = 2
# A picture is a drawing when so few colours cover so much of it.
FLAT_COLOURS, FLAT_SHARE = 24, 0.6
# A drawing keeps as many colours as it had, and has room for the shades at its edges.
LEAST_COLOURS, MOST_COLOURS = 32, 256
_ENDINGS = {"jpg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml"}
NAME_LENGTH = 20

register_heif_opener()


@dataclass(frozen=True, slots=True)
class Converted:
    """A picture as the book holds it. Its name is made of what it was made from."""

    name: str
    media_type: str
    content: bytes


def converted(path: Path, *, cache: Path) -> Converted:
    """The picture in that file for a book, from the cache if it was converted before."""
    with path.open("rb") as file:
        found = kept(_stem(file), cache=cache)
    if found:
        return found
    source = path.read_bytes()  # which may be another file by now, and is called by what it is
    return keep(_stem(BytesIO(source)), *_convert(source), cache=cache)


def _stem(source: BufferedReader | BytesIO) -> str:
    """The hash of all that goes in, read piece by piece: a book has many pictures, and large."""
    settings = f"{CONVERSION} {LONGEST_SIDE} {LONGEST_DRAWING} {QUALITY}\n"
    digest = file_digest(source, lambda: sha256(settings.encode()))
    return digest.hexdigest()[:NAME_LENGTH]


def kept(stem: str, *, cache: Path) -> Converted | None:
    """What was made before and is called that."""
    for ending, media_type in _ENDINGS.items():
        path = cache / f"{stem}.{ending}"
        if path.exists():
            return Converted(path.name, media_type, path.read_bytes())
    return None


def keep(stem: str, ending: str, content: bytes, *, cache: Path) -> Converted:
    """Write it beside its place and move it there whole: others may make the same picture."""
    cache.mkdir(parents=True, exist_ok=True)
    path = cache / f"{stem}.{ending}"
    part = path.with_name(f"{path.name}.{token_hex(4)}.part")
    part.write_bytes(content)
    part.replace(path)
    return Converted(path.name, _ENDINGS[ending], content)


def _convert(source: bytes) -> tuple[str, bytes]:
    if is_drawing_in_lines(source):
        return "svg", sound_svg(source)
    try:
        with catch_warnings():
            simplefilter("ignore", Image.DecompressionBombWarning)  # there is a limit of our own
            image = Image.open(BytesIO(source))
        return _encoded(_prepared(image))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        message = "it cannot be read as a picture"
        raise PictureUnusable(message) from error
    except Image.DecompressionBombError as error:
        message = "it has more pixels than a book can hold"
        raise PictureUnusable(message) from error


def _prepared(image: Image.Image) -> Image.Image:
    """Upright, on white, in the colours of a screen."""
    if image.width * image.height > MOST_PIXELS:
        message = "it has more pixels than a book can hold"
        raise PictureUnusable(message)
    image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is read small at once
    image.load()
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    return _on_screen(_on_white(_eight_bits(upright)), profile)


def _eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda level: level / 257).convert("L")
    if image.mode in ("I", "F"):
        low, high = cast(tuple[float, float], image.getextrema())
        reach = (high - low) or 1.0
        scale, shift = 255 / reach, -low * 255 / reach
        return image.convert("F").point(lambda level: level * scale + shift).convert("L")
    return image


def _on_white(image: Image.Image) -> Image.Image:
    """A clear ground would be black where pages are black: it becomes white."""
    if not image.has_transparency_data:
        return image.convert("RGB") if image.mode in ("P", "LAB", "HSV", "YCbCr") else image
    over = image.convert("RGBA")
    ground = Image.new("RGBA", over.size, "white")
    return Image.alpha_composite(ground, over).convert("RGB")


def _on_screen(image: Image.Image, profile: bytes | None) -> Image.Image:
    """In sRGB or greys: through the picture's own profile where it has a sound one."""
    if image.mode in ("1", "L", "LA"):
        return image.convert("L")
    if profile:
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            changed = ImageCms.profileToProfile(image, given, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            return image.convert("RGB")
        if changed is not None:
            return changed
    return image.convert("RGB")


def _encoded(image: Image.Image) -> tuple[str, bytes]:
    """Drawings without loss, photographs as JPEG; nothing is said of where either was taken."""
    if _is_flat(image):
        few = _few(image)
        return "png", _saved(few, lambda to: few.save(to, "PNG", optimize=True))
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3)
    plain = Image.frombytes(image.mode, image.size, image.tobytes())
    return "jpg", _saved(
        plain,
        lambda to: plain.save(to, "JPEG", quality=QUALITY, optimize=True, progressive=True),
    )


def _few(image: Image.Image) -> Image.Image:
    """Scaled so that no halo stands beside lines, and with a palette, greys excepted."""
    counted = image.getcolors(MOST_COLOURS)
    image.thumbnail((LONGEST_DRAWING, LONGEST_DRAWING), Image.Resampling.HAMMING)
    if image.mode == "L":
        return image
    colours = MOST_COLOURS if counted is None else max(LEAST_COLOURS, len(counted))
    return image.quantize(colours, dither=Image.Dither.NONE)


def _saved(image: Image.Image, save: Callable[[BytesIO], None]) -> bytes:
    image.info.clear()
    written = BytesIO()
    save(written)
    return written.getvalue()


def _is_flat(image: Image.Image) -> bool:
    """Whether few colours cover most of the picture, as in a drawing or a diagram."""
    small = image.resize(_at_most(image.size, 200), Image.Resampling.NEAREST)
    counted = small.getcolors(small.width * small.height) or []
    counts: Iterable[int] = sorted((count for count, _ in counted), reverse=True)
    covered = sum(list(counts)[:FLAT_COLOURS])
    return covered >= FLAT_SHARE * small.width * small.height


def _at_most(size: tuple[int, int], side: int) -> tuple[int, int]:
    width, height = size
    return min(width, side), min(height, side)
