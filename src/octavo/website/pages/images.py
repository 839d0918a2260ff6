"""Pictures in the frames that pages have: crops, sizes and forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.images.models import Filter

from octavo.core.manuscript.blocks import Figure
from octavo.core.renditions.web import ImageAttributes
from octavo.issues.models import Picture, PictureRendition


@dataclass(frozen=True, slots=True)
class Frame:
    """A place for a picture: its sides (0, 0 leaves the picture whole), widths and `sizes`."""

    sides: tuple[int, int]
    widths: tuple[int, ...]
    sizes: str

    def filters(self, form: str) -> tuple[Filter, ...]:
        """Wagtail's filters in one form, smallest first."""
        across, down = self.sides
        return tuple(
            Filter(
                f"fill-{width}x{round(width * down / across)}|format-{form}"
                if across
                else f"width-{width}|format-{form}"
            )
            for width in self.widths
        )


# Every browser knows the one; the other weighs two thirds of it, and is five times the work.
USUAL, LIGHTER = "webp", "avif"
# Levels of red, green and blue that 64 colours have; magazine.css names them.
TONE_STEPS = (0x20, 0x68, 0xB0, 0xF4)
MIDDLE = 2

WHOLE = (0, 0)
TEXT_WIDTH = "(width >= 75em) 40rem, (width >= 48em) 36.5rem, 100vw"
FRAMES = {
    "cover": Frame((4, 5), (480, 800, 1280), "(width >= 64em) 44vw, (width >= 48em) 54vw, 92vw"),
    "past-cover": Frame((4, 5), (160, 320, 480), "(width >= 64em) 13vw, 30vw"),
    "opener": Frame((9, 11), (720, 1260), "42vw"),
    "opener-narrow": Frame((8, 5), (480, 800, 1280), "100vw"),
    "large": Frame((4, 3), (480, 800, 1280), "(width >= 48em) 54vw, 92vw"),
    "small": Frame((9, 11), (360, 720), "(width >= 48em) 30vw, 92vw"),
    "portrait": Frame((4, 5), (240, 480), "15rem"),
    "column": Frame(WHOLE, (480, 800, 1280), TEXT_WIDTH),
    "inset": Frame(WHOLE, (480, 960, 1536), "(width >= 75em) 48rem, 100vw"),
    "wide": Frame(WHOLE, (480, 960, 1600), "(width >= 94rem) 94rem, 100vw"),
    "advertisement": Frame(WHOLE, (480, 800, 1280), TEXT_WIDTH),
    "full": Frame(WHOLE, (480, 960, 1600, 2000), "100vw"),
}


def image_attributes(picture: Picture, frame: str) -> ImageAttributes:
    """The picture cut for that frame.

    Cuts in WebP that are not there yet are made: a page never lacks a picture. Those in AVIF are
    lighter and take long to make, so they are named once `cutting` has made all of them.
    """
    shown = FRAMES[frame]
    usual, lighter = shown.filters(USUAL), shown.filters(LIGHTER)
    cuts = picture.find_existing_renditions(*usual, *lighter)
    if missing := [wanted for wanted in usual if wanted not in cuts]:
        cuts |= picture.create_renditions(*missing)
    # A small original gives the same width twice: it is never blown up.
    by_width = {cuts[wanted].width: cuts[wanted] for wanted in usual}
    largest = by_width[max(by_width)]
    srcset = _srcset(by_width) if len(by_width) > 1 else ""
    avif = {cuts[wanted].width: cuts[wanted] for wanted in lighter if wanted in cuts}
    return ImageAttributes(
        src=largest.url,
        width=largest.width,
        height=largest.height,
        srcset=srcset,
        sizes=shown.sizes if srcset else "",
        avif=_srcset(avif) if avif.keys() == by_width.keys() else "",
        look=" ".join(filter(None, [tone_class(picture), *place_classes(picture, shown.sides)])),
    )


def _srcset(by_width: Mapping[int, PictureRendition]) -> str:
    return ", ".join(f"{by_width[width].url} {width}w" for width in sorted(by_width))


def tone_class(picture: Picture) -> str:
    """The class with the colour that stands in its place: of 64, the nearest to its main one.

    A style attribute could say the colour itself, but no page may hold one (see `settings`).
    """
    if not picture.tone:
        return ""
    parts = (int(picture.tone[at : at + 2], 16) for at in (1, 3, 5))
    return "t" + "".join(str(_nearest(part)) for part in parts)


def _nearest(part: int) -> int:
    return min(range(len(TONE_STEPS)), key=lambda step: abs(TONE_STEPS[step] - part))


def place_classes(picture: Picture, sides: tuple[int, int]) -> list[str]:
    """Where the focal point lies in the cut, in quarters of each side; the middle needs no word.

    A page may crop a cut once more, to fill a panel that grows with its headline.
    """
    point = picture.get_focal_point()
    if point is None or not all(sides):
        return []
    across, down = sides
    scale = min(picture.width / across, picture.height / down)
    places = (
        ("fx", point.centroid_x, picture.width, across * scale),
        ("fy", point.centroid_y, picture.height, down * scale),
    )
    quarters = ((name, _quarter(at, whole, kept)) for name, at, whole, kept in places)
    return [f"{name}{quarter}" for name, quarter in quarters if quarter != MIDDLE]


def _quarter(at: float, whole: float, kept: float) -> int:
    """Which quarter of what is kept of a side the point lies at, 0 to 4."""
    begins = min(max(at - kept / 2, 0), whole - kept)
    return min(4, max(0, round((at - begins) / kept * 4)))


def pictures_named(names: Iterable[str]) -> Mapping[str, Picture]:
    """The pictures with those names, with their image renditions, in two queries or none."""
    wanted = set(filter(None, names))
    if not wanted:
        return {}
    found = Picture.objects.filter(name__in=wanted).prefetch_related("renditions")
    return {picture.name: picture for picture in found}


def in_text(pictures: Mapping[str, Picture], figure: Figure) -> ImageAttributes | None:
    """The picture of a figure in an article, in the width the figure asks for."""
    picture = pictures.get(figure.source)
    return image_attributes(picture, figure.span) if picture else None


def img(attributes: ImageAttributes, *, alt: str, is_eager: bool = False) -> SafeString:
    """The image's element; one that is seen first is fetched first, the others when near."""
    written = format_html(
        '<img src="{}"{}{} width="{}" height="{}"{} alt="{}"{}>',
        attributes.src,
        format_html(' srcset="{}"', attributes.srcset) if attributes.srcset else "",
        format_html(' sizes="{}"', attributes.sizes) if attributes.sizes else "",
        attributes.width,
        attributes.height,
        format_html(' class="{}"', attributes.look) if attributes.look else "",
        alt,
        SafeString(' fetchpriority="high"' if is_eager else ' loading="lazy" decoding="async"'),
    )
    if not attributes.avif:
        return written
    return format_html("<picture>{}{}</picture>", lighter_source(attributes), written)


def lighter_source(attributes: ImageAttributes, *, media: str = "") -> SafeString:
    """The source in AVIF, for browsers that know it, below `media` if that is given."""
    return _source(attributes.avif, attributes, kind="image/avif", media=media)


def usual_source(attributes: ImageAttributes, *, media: str) -> SafeString:
    """The source that every browser knows, where `media` holds."""
    return _source(attributes.srcset or attributes.src, attributes, kind="", media=media)


def _source(srcset: str, attributes: ImageAttributes, *, kind: str, media: str) -> SafeString:
    if not srcset:
        return SafeString("")
    return format_html(
        '<source{}{} srcset="{}"{} width="{}" height="{}">',
        format_html(' type="{}"', kind) if kind else "",
        format_html(' media="{}"', media) if media else "",
        srcset,
        format_html(' sizes="{}"', attributes.sizes) if attributes.sizes else "",
        attributes.width,
        attributes.height,
    )
