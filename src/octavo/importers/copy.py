"""What a reader of one kind of file hands to the judgement, and what the judgement hands out.

A reader (text, mail, HTML, Markdown, DOCX) only parses: it returns `RawCopy`. What is headline,
byline, credit or furniture is decided in one place, `importers.judgement`, which returns
`Imported`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from octavo.core.manuscript.blocks import Block, Figure
from octavo.core.manuscript.document import Byline, Manuscript


@dataclass(frozen=True, slots=True)
class Hints:
    """What the file says of itself (front matter, meta elements, mail headers). Empty: unknown.

    `is_from_sender`: headline and bylines are only a mail's subject and sender, so that what the
    text itself says goes first.
    """

    headline: str = ""
    standfirst: str = ""
    bylines: tuple[Byline, ...] = ()
    section: str = ""
    dateline: str = ""
    published_on: date | None = None
    language: str = ""
    lead_image: Figure | None = None
    is_from_sender: bool = False


@dataclass(frozen=True, slots=True)
class SetAside:
    """Words that were in the file and are not in the manuscript, and why.

    `before` is the index of the manuscript's block they stood in front of, so that they can be put
    back; None when they stood above the headline or in the file's metadata.
    """

    text: str
    reason: str
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """What was decided for one field, and the words of the source that it was read from."""

    field: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class RawCopy:
    """A parsed file before anybody has judged what its lines are."""

    blocks: tuple[Block, ...]
    hints: Hints = Hints()
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[str, ...] = ()
    pictures: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imported:
    """One file's outcome: a manuscript, or the error (a sentence naming the file and the trouble).

    `pictures` are the bytes of the images that the manuscript's figures name in `source`.
    A manuscript of our own `is_finished`: an editor has settled its typography.
    """

    path: str
    manuscript: Manuscript | None = None
    set_aside: tuple[SetAside, ...] = ()
    guesses: tuple[Guess, ...] = ()
    warnings: tuple[str, ...] = ()
    pictures: dict[str, bytes] = field(default_factory=dict)
    error: str | None = None
    is_finished: bool = False
