"""An issue and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.document import Manuscript


@dataclass(frozen=True, slots=True)
class Cover:
    """The picture on the front and the lines set upon it, most important first."""

    picture: Figure | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Masthead:
    """Who makes the magazine, as printed in each issue; all plain words."""

    name: str
    strapline: str = ""
    publisher: str = ""
    editors: str = ""
    address: str = ""
    issn: str = ""


@dataclass(frozen=True, slots=True)
class ArticleItem:
    """An article in the flatplan. An empty section head goes on under the one before.

    `pages` is the budget: how many printed pages it may take.
    """

    slug: str
    manuscript: Manuscript
    section_head: str = ""
    pages: int = 1


@dataclass(frozen=True, slots=True)
class AdvertisementItem:
    """A booked place. `supplied` names the advertiser's file, empty until it has come."""

    label: str
    position: str = ""
    supplied: str = ""
    section_head: str = ""
    pages: int = 1


@dataclass(frozen=True, slots=True)
class HousePage:
    """A page of the house: its own advertisement, a note, the solution of the puzzle."""

    label: str
    section_head: str = ""
    pages: int = 1


@dataclass(frozen=True, slots=True)
class BlankPage:
    """Nothing, on purpose."""

    section_head: str = ""
    pages: int = 1


FlatplanItem = ArticleItem | AdvertisementItem | HousePage | BlankPage


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue. `weight` is how many issues of a term it serves: 2 for a double issue.

    `first_folio` is the page number printed on the first page of the first item.
    """

    number: int
    dated_on: date
    masthead: Masthead
    volume: int | None = None
    title: str = ""
    weight: int = 1
    cover: Cover = Cover()
    letter: Manuscript | None = None
    items: tuple[FlatplanItem, ...] = ()
    first_folio: int = 1
