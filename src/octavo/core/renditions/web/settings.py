"""What a page's maker tells the rendition: where pictures are, and words in the page's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from octavo.core.manuscript.blocks import Figure


@dataclass(frozen=True, slots=True)
class ImageAttributes:
    """Where a browser finds a picture. Width and height are those of `src`, in pixels.

    `avif` is the same set of widths as `srcset` in a lighter form that not all browsers know.
    `look` are the classes that give it its colour before it comes, and the place it is cropped to.
    """

    src: str
    width: int
    height: int
    srcset: str = ""
    sizes: str = ""
    avif: str = ""
    look: str = ""


# None when there is no picture to show; its words are then shown alone.
ImageFor = Callable[[Figure], ImageAttributes | None]


@dataclass(frozen=True, slots=True)
class Wording:
    """The few words that the page adds to the author's, in the language of the page."""

    notes: str = "Notes"
    note: str = "Note {number}"
    back: str = "Back to the text of note {number}"
    table: str = "Table"
    pull_quote: str = "Pull quote"
    box: str = "Box"


@dataclass(frozen=True, slots=True)
class Interlude:
    """Markup that is none of the article's, and the number of the block that it stands behind."""

    after: int
    markup: str


def no_image(figure: Figure) -> None:
    """The resolver of a page that shows no pictures."""
