"""What one article's document needs to know while it is written, block after block."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count

from octavo.core.issue.paging import PageStart
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.noting import Notes
from octavo.core.manuscript.opening import closing_place, opening_place
from octavo.core.manuscript.parts import RUNNING_PURPOSES
from octavo.core.manuscript.sentences import Sentence, sentences
from octavo.core.renditions.epub.breaks import breaks_of
from octavo.core.renditions.epub.links import Links
from octavo.core.renditions.epub.markup import is_language
from octavo.core.renditions.epub.settings import Picture, Setting, Wording

DEEPEST_HEADING = 6
_SIGNS = re.compile(r"[\W_]+")
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())  # by far the most


@dataclass(slots=True)
class Page:
    """One document that is being written. Places are paths such as `blocks[3]`.

    `sentences` holds every sentence, by the place of its line; `breaks` the printed pages that
    begin before a block, by its number.
    """

    manuscript: Manuscript
    language: str
    house_language: str
    wording: Wording
    pictures: Mapping[str, Picture]
    links: Links
    notes: Notes
    opening: str
    closing: str
    sentences: dict[str, list[Sentence]]
    breaks: Mapping[int, Sequence[int]]
    heading: int = 1  # the level of the heading above; at first the headline's
    base: int = 1  # the heading that subheads lie below: the headline's, in a box the box's own
    _boxes: count[int] = field(default_factory=lambda: count(1))
    _spoken: str | None = None

    def heading_at(self, wanted: int) -> int:
        """The level that a heading gets: what it asks for, but never skipping one."""
        self.heading = min(wanted, self.heading + 1, DEEPEST_HEADING)
        return self.heading

    def box_anchor(self) -> str:
        return f"box-{next(self._boxes)}"

    def classes(self, path: str, *names: str) -> str | None:
        """The classes of the block at that place; the last block of the text is marked."""
        given = [*names, *(["closing"] if path == self.closing else [])]
        return " ".join(given) or None

    def speaks(self, words: str) -> bool:
        """Whether the running text says these words: what repeats it is not read aloud twice.

        Spaces and quotes do not count.
        """
        if self._spoken is None:
            lines = chain.from_iterable(self.sentences.values())
            spoken = (it.text for it in lines if it.purpose in RUNNING_PURPOSES)
            self._spoken = _bare(" ".join(spoken))
        return _bare(words) in self._spoken

    @property
    def furniture_language(self) -> str | None:
        """The language of the house's own words, where the article is in another."""
        return None if self.house_language == self.language else self.house_language


def page_of(
    manuscript: Manuscript, *, setting: Setting, links: Links, printed: Sequence[PageStart] = ()
) -> Page:
    """The page on which nothing of the article is written yet."""
    by_line: dict[str, list[Sentence]] = {}
    for sentence in sentences(manuscript):
        by_line.setdefault(sentence.path, []).append(sentence)
    return Page(
        manuscript=manuscript,
        language=known_language(manuscript.language),
        house_language=known_language(setting.language),
        wording=setting.wording,
        pictures=setting.pictures,
        links=links,
        notes=Notes(manuscript.blocks),
        opening=_place(opening_place(manuscript.blocks)),
        closing=_place(closing_place(manuscript.blocks)),
        sentences=by_line,
        breaks=breaks_of(printed, manuscript.blocks),
    )


def known_language(tag: str) -> str:
    """The tag, or the one that says that nobody knows."""
    return tag if is_language(tag) else "und"


def _place(index: int | None) -> str:
    return "" if index is None else f"blocks[{index}]"


def _bare(text: str) -> str:
    letters = text.casefold().encode(errors="ignore").translate(None, _ASCII_SIGNS).decode()
    return _SIGNS.sub("", letters)
