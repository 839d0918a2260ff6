"""The square picture that a player shows beside a narration, made once from what the issue has."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from PIL import Image, ImageOps, UnidentifiedImageError

from octavo.issues.models import Article, Picture
from octavo.press.copy import path_of, workbench

SIDE = 1200
QUALITY = 82
# Raised when the same picture would be made into other bytes.
MAKING = 1


def cover_of(article: Article) -> Path | None:
    """The cover of its issue, or else its lead picture; None where neither can be shown."""
    item = getattr(article, "flatplan_item", None)
    for picture in (item.issue.cover if item else None, article.lead_picture):
        if picture is not None and (made := _square(picture)):
            return made
    return None


def _square(picture: Picture) -> Path | None:
    source = path_of(picture.file)
    if not source.is_file():
        return None
    place = workbench() / "audio" / f"{_stem(picture, source)}.jpg"
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f"{place.name}.{token_hex(4)}.part")
        try:
            with Image.open(source) as opened:
                whole = ImageOps.exif_transpose(opened).convert("RGB")
                square = ImageOps.fit(whole, (SIDE, SIDE), centering=_centre(picture))
                square.save(part, "JPEG", quality=QUALITY, optimize=True)
        except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
            part.unlink(missing_ok=True)
            return None
        part.replace(place)
    return place


def _centre(picture: Picture) -> tuple[float, float]:
    """Where the picture has its focal point, as shares of its sides."""
    point = picture.get_focal_point()
    if point is None or not picture.width or not picture.height:
        return 0.5, 0.5
    x, y = point.centroid
    return min(1.0, max(0.0, x / picture.width)), min(1.0, max(0.0, y / picture.height))


def _stem(picture: Picture, source: Path) -> str:
    size = source.stat().st_size
    said = (MAKING, SIDE, QUALITY, picture.file.name, size, _centre(picture))
    return sha256(repr(said).encode()).hexdigest()[:20]
