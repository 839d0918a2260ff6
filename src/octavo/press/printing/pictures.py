"""Pictures as the press prints them: in its inks, within the ink limit, made once and kept."""

from __future__ import annotations

import io
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.utils.translation import gettext as _
from PIL import Image

from octavo.press.printing.colours import PressColours
from octavo.press.printing.errors import PictureUnusable
from octavo.press.printing.flat import indexed, write_flat
from octavo.press.printing.house_colours import HouseColours
from octavo.press.printing.ink import MOST_INK, limited, total_ink
from octavo.press.printing.keeping import keep
from octavo.press.printing.profile import PrintProfile
from octavo.press.printing.reading import read_picture

MAKING = "2"  # raise it when the same picture would come out differently
MOST_SIDE = 4400  # pixels: a page with its bleed at 400 dpi
QUALITY = 95
_MOST_FLAT = 256  # colours that a drawing may have to be kept without loss


@dataclass(frozen=True, slots=True)
class PressPicture:
    """A picture in press colours: a JPEG, and for a drawing of few colours a lossless twin."""

    jpeg: Path
    width: int
    height: int
    flat: Path | None = None


class PressPictures:
    """Makes press pictures for one profile; what was made before is taken from the cache."""

    def __init__(
        self, profile: PrintProfile, cache: Path, house: HouseColours | None = None
    ) -> None:
        self._house = house or {}
        self.profile = profile
        self.colours = PressColours(profile)
        self.cache = cache

    def prepared(self, path: Path, *, most_width: int | None = None) -> PressPicture:
        """The picture in a file, at most so many pixels wide. Raises PictureUnusable.

        A drawing of few colours keeps its width: scaling would only blur it.
        """
        try:
            content = path.read_bytes()
        except OSError:
            sentence = _("“%(name)s” cannot be read.") % {"name": path.name}
            raise PictureUnusable(sentence) from None
        house = sorted(self._house.items())
        said = f"{MAKING} {MOST_INK} {QUALITY} {most_width} {self.profile.key} {house} "
        stem = self.cache / sha256(said.encode() + content).hexdigest()
        kept = _kept(stem)
        return kept or self._made(read_picture(content, name=path.name), stem, most_width)

    def converted(self, image: Image.Image) -> Image.Image:
        """A picture already read, in the inks of the press and within the limit."""
        return limited(self.colours.of_picture(image))

    def _made(self, image: Image.Image, stem: Path, most_width: int | None) -> PressPicture:
        colours = image.getcolors(_MOST_FLAT) if max(image.size) <= MOST_SIDE else None
        if colours is None:
            image = _scaled(image, most_width)
        is_drawing = colours is not None and image.mode == "RGB"
        inks = self._drawn(image) if is_drawing else self.converted(image)
        flat = write_flat(inks) if colours is not None else None
        if flat is not None:
            keep(stem.with_suffix(".flat.pdf"), flat)
        keep(stem.with_suffix(".jpg"), encoded(inks))
        return _picture(stem, inks.size)

    def _drawn(self, image: Image.Image) -> Image.Image:
        """A drawing of few colours: each is converted once, those of the house by its own word."""
        index, colours = indexed(image)
        strip = Image.new("RGB", (len(colours), 1))
        strip.putdata(colours)
        inks = self.converted(strip)
        for place, colour in enumerate(colours):
            if colour in self._house:
                inks.putpixel((place, 0), self._house[colour])
        bands = (list(band.tobytes().ljust(256, b"\0")) for band in limited(inks).split())
        return Image.merge("CMYK", [index.point(levels) for levels in bands])


def encoded(inks: Image.Image) -> bytes:
    """The picture as JPEG; even its decoded artefacts stay within the ink limit."""
    for room in (0, 4, 10, 20, 40):
        stream = io.BytesIO()
        limited(inks, MOST_INK - room).save(stream, "JPEG", quality=QUALITY, optimize=True)
        if total_ink(Image.open(stream)) <= MOST_INK:
            break
    return stream.getvalue()


def _scaled(image: Image.Image, most_width: int | None) -> Image.Image:
    by = min(1.0, MOST_SIDE / max(image.size), (most_width or image.width) / image.width)
    if by == 1:
        return image
    size = (max(1, round(image.width * by)), max(1, round(image.height * by)))
    scaled = image.resize(size, Image.Resampling.LANCZOS)
    scaled.info = image.info
    return scaled


def _kept(stem: Path) -> PressPicture | None:
    try:
        with Image.open(stem.with_suffix(".jpg")) as image:
            return _picture(stem, image.size)
    except OSError:
        return None


def _picture(stem: Path, size: tuple[int, int]) -> PressPicture:
    flat = stem.with_suffix(".flat.pdf")
    return PressPicture(stem.with_suffix(".jpg"), *size, flat if flat.exists() else None)
