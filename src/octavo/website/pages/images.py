"""Pictures in the frames that pages have: how they are cropped, and in which sizes they come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from octavo.core.manuscript.blocks import Figure
from octavo.core.renditions.web import ImageAttributes
from octavo.issues.models import Picture


@dataclass(frozen=True, slots=True)
class Frame:
    """A place for a picture: its sides (0, 0 leaves the picture whole), widths and `sizes`."""

    sides: tuple[int, int]
    widths: tuple[int, ...]
    sizes: str

    @property
    def filters(self) -> tuple[str, ...]:
        """Wagtail's filters, smallest first."""
        across, down = self.sides
        if not across:
            return tuple(f"width-{width}|format-webp" for width in self.widths)
        return tuple(
            f"fill-{width}x{round(width * down / across)}|format-webp" for width in self.widths
        )


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
    "full": Frame(WHOLE, (480, 960, 1600, 2000), "100vw"),
}
# For other sites that show a link to the page with a picture: they want JPEG in these sides.
SHARED = "fill-1200x630|format-jpeg"


def image_attributes(picture: Picture, frame: str) -> ImageAttributes:
    """The picture cut for that frame. Cuts that are not there yet are made."""
    cut = FRAMES[frame]
    image_renditions = list(picture.get_renditions(*cut.filters).values())
    # A small original gives the same width twice: it is never blown up.
    by_width = {rendition.width: rendition for rendition in image_renditions}
    largest = by_width[max(by_width)]
    several = len(by_width) > 1
    return ImageAttributes(
        src=largest.url,
        width=largest.width,
        height=largest.height,
        srcset=", ".join(f"{by_width[w].url} {w}w" for w in sorted(by_width)) if several else "",
        sizes=cut.sizes if several else "",
    )


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
    return format_html(
        '<img src="{}"{}{} width="{}" height="{}" alt="{}"{}>',
        attributes.src,
        format_html(' srcset="{}"', attributes.srcset) if attributes.srcset else "",
        format_html(' sizes="{}"', attributes.sizes) if attributes.sizes else "",
        attributes.width,
        attributes.height,
        alt,
        SafeString(' fetchpriority="high"' if is_eager else ' loading="lazy" decoding="async"'),
    )
