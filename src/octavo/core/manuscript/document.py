"""One article as frozen data: what every importer makes and every rendition is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from octavo.core.manuscript.blocks import Block, Figure


@dataclass(frozen=True, slots=True)
class Byline:
    """Who made the piece. `role` is empty for the author, else a word such as `photographs`."""

    name: str
    role: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An article. `section` is a slug or empty, `language` a BCP 47 tag, `dateline` a place.

    Headline and standfirst are plain words. `published_on` is a local date, known or None.
    """

    headline: str
    standfirst: str = ""
    bylines: tuple[Byline, ...] = ()
    section: str = ""
    dateline: str = ""
    published_on: date | None = None
    language: str = "en"
    lead_image: Figure | None = None
    blocks: tuple[Block, ...] = ()
