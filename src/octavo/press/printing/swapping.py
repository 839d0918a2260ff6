"""Pictures on the page: drawings without loss, nothing finer than the press shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from math import ceil
from typing import Any

from pikepdf import Array, Name, Object, Pdf, PdfImage, String

from octavo.press.printing.flat import NAME as FLAT
from octavo.press.printing.ink import MOST_INK, total_ink
from octavo.press.printing.pictures import PressPicture, PressPictures, encoded
from octavo.press.printing.survey import survey
from octavo.press.printing.survey.spaces import space_name

WANTED_DPI, MOST_DPI = 400, 450

# Makes the same picture again, at most so many pixels wide, by the digest of the JPEG that was set.
Swap = Mapping[str, Callable[[int | None], PressPicture]]


def digest(jpeg: bytes) -> str:
    return sha256(jpeg).hexdigest()


def swap_pictures(pdf: Pdf, swap: Swap, pictures: PressPictures) -> dict[str, str]:
    """Replace each picture that was set by the best form of it for its size on the pages.

    Gives the digest of what was set by the digest of what stands there now.
    """
    swapped: dict[str, str] = {}
    placed: dict[tuple[int, int], tuple[Object, float]] = {}
    for page in survey(pdf).pages:
        for each in page.pictures:
            known = placed.get(each.picture.objgen, (each.picture, each.dpi))[1]
            placed[each.picture.objgen] = (each.picture, min(known, each.dpi))
    for picture, dpi in placed.values():
        was = digest(picture.read_raw_bytes())
        if was in swap:
            _swap(picture, dpi, swap[was])
            swapped[digest(picture.read_raw_bytes())] = was
        elif not picture.get("/ImageMask"):
            into_inks(picture, pictures)
    return swapped


def into_inks(picture: Any, pictures: PressPictures) -> bool:
    """Turn a picture of a design or from outside into inks; whether anything had to change."""
    space = space_name(picture.get("/ColorSpace"))
    base = space.rpartition(" of ")[2]
    if base == "DeviceGray" or base.startswith(("Separation", "DeviceN")):
        return False
    image = PdfImage(picture).as_pil_image()
    if image.mode not in {"L", "RGB", "CMYK"}:
        image = image.convert("RGB")
    if base == "DeviceCMYK" and image.mode == "CMYK" and total_ink(image) <= MOST_INK:
        return False
    image.info.pop("icc_profile", None)
    inks = pictures.converted(image)
    _write_jpeg(picture, encoded(inks), inks.size)
    return True


def _swap(picture: Object, dpi: float, again: Callable[[int | None], PressPicture]) -> None:
    made = again(None)
    if made.flat is not None:
        _write_flat(picture, made)
    elif dpi > MOST_DPI:
        made = again(ceil(int(picture.Width) * WANTED_DPI / dpi))
        _write_jpeg(picture, made.jpeg.read_bytes(), (made.width, made.height))


def _write_flat(picture: Object, made: PressPicture) -> None:
    assert made.flat is not None  # noqa: S101 - asked by the caller
    with Pdf.open(made.flat) as kept:
        flat: Any = kept.Root[FLAT]
        picture.write(flat.read_raw_bytes(), filter=Name.FlateDecode)
        _indexed, _base, most, colours = flat.ColorSpace
        index = Array([Name.Indexed, Name.DeviceCMYK, int(most), String(bytes(colours))])
        picture.ColorSpace = index
    _resize(picture, (made.width, made.height))


def _write_jpeg(picture: Object, jpeg: bytes, size: tuple[int, int]) -> None:
    picture.write(jpeg, filter=Name.DCTDecode)
    picture.ColorSpace = Name.DeviceCMYK
    _resize(picture, size)
    picture.Decode = Array([1, 0] * 4)  # as JPEG in inks is written: full ink is nought


def _resize(picture: Object, size: tuple[int, int]) -> None:
    picture.Width, picture.Height = size
    picture.BitsPerComponent = 8
    for key in ("/Decode", "/Intent", "/Interpolate", "/Mask"):
        if key in picture:
            del picture[key]
