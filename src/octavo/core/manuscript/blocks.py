"""The blocks an article is made of, in the order they are read.

Each block normalises its inlines when it is made, so that equal reading means equal blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from octavo.core.manuscript.inlines import Inlines, normal


def _normalise(block: object, *names: str) -> None:
    """Bring the named fields of a block that is being made into normal form."""
    for name in names:
        object.__setattr__(block, name, normal(getattr(block, name)))


def _normalise_each(block: object, name: str) -> None:
    object.__setattr__(block, name, tuple(normal(line) for line in getattr(block, name)))


@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: Inlines

    def __post_init__(self) -> None:
        _normalise(self, "inlines")


@dataclass(frozen=True, slots=True)
class Subhead:
    """A crosshead. Level 1 stands right below the headline, 2 and 3 below that."""

    inlines: Inlines
    level: int = 1

    def __post_init__(self) -> None:
        _normalise(self, "inlines")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody else's words, set apart: one or more paragraphs and who said them."""

    paragraphs: tuple[Inlines, ...]
    attribution: Inlines = ()

    def __post_init__(self) -> None:
        _normalise_each(self, "paragraphs")
        _normalise(self, "attribution")


@dataclass(frozen=True, slots=True)
class PullQuote:
    """A sentence shown large beside the text. It repeats; it is not part of the reading."""

    inlines: Inlines
    attribution: Inlines = ()

    def __post_init__(self) -> None:
        _normalise(self, "inlines", "attribution")


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item. Level 1 is the outer list; an item lies at most one level below the one before."""

    inlines: Inlines
    level: int = 1

    def __post_init__(self) -> None:
        _normalise(self, "inlines")


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted or (`ordered`) numbered list whose numbers begin at `start`."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    inlines: Inlines
    is_header: bool = False

    def __post_init__(self) -> None:
        _normalise(self, "inlines")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all of one length; a caption above and notes below."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: Inlines = ()
    notes: Inlines = ()

    def __post_init__(self) -> None:
        _normalise(self, "caption", "notes")


@dataclass(frozen=True, slots=True)
class Verse:
    """Stanzas of at least one line each; the line ends are the poet's."""

    stanzas: tuple[tuple[Inlines, ...], ...]
    attribution: Inlines = ()

    def __post_init__(self) -> None:
        stanzas = tuple(tuple(normal(line) for line in stanza) for stanza in self.stanzas)
        object.__setattr__(self, "stanzas", stanzas)
        _normalise(self, "attribution")


@dataclass(frozen=True, slots=True)
class InterviewTurn:
    """One turn of a conversation. An empty speaker goes on with the turn before."""

    speaker: str
    inlines: Inlines
    is_question: bool = False

    def __post_init__(self) -> None:
        _normalise(self, "inlines")


Span = Literal["column", "inset", "wide", "full"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its words. `source` names the image bytes; empty when only the credit came in.

    `span` is how much of the page it takes: the text column, a little more, the grid, or all of it.
    """

    source: str = ""
    alt: str = ""
    caption: Inlines = ()
    credit: str = ""
    licence: str = ""
    span: Span = "column"

    def __post_init__(self) -> None:
        _normalise(self, "caption")


@dataclass(frozen=True, slots=True)
class Break:
    """A pause between two parts of an article: a blank line or an ornament."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note, kept where it was written; every rendition moves it to where its notes stand."""

    key: str
    inlines: Inlines

    def __post_init__(self) -> None:
        _normalise(self, "inlines")


@dataclass(frozen=True, slots=True)
class Embed:
    """Something that lives elsewhere (a film, a map). Always shown as a link, never loaded."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A piece set apart within the article, with a heading of its own. Boxes do not nest."""

    heading: Inlines
    blocks: tuple[BoxedBlock, ...]

    def __post_init__(self) -> None:
        _normalise(self, "heading")


BoxedBlock = (
    Paragraph
    | Subhead
    | Quotation
    | PullQuote
    | List
    | Table
    | Verse
    | InterviewTurn
    | Figure
    | Break
    | Footnote
    | Embed
)
Block = BoxedBlock | Box
