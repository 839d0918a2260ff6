"""What one body needs to know while it is written, block after block."""

from __future__ import annotations

from dataclasses import dataclass, field

from octavo.core.manuscript.noting import Notes
from octavo.core.manuscript.sentences import Sentence
from octavo.core.renditions.web.anchors import Anchors
from octavo.core.renditions.web.settings import ImageFor, Wording

DEEPEST_HEADING = 6


@dataclass(slots=True)
class Page:
    """One body that is being written. Places are paths such as `blocks[3]`.

    `spoken` is the running text: what repeats it need not be read aloud a second time.
    `sentences` holds those that get an anchor, by the place of their line.
    """

    image: ImageFor
    wording: Wording
    notes: Notes = field(default_factory=lambda: Notes(()))
    spoken: str = ""
    opening: str = ""
    closing: str = ""
    sentences: dict[str, list[Sentence]] = field(default_factory=dict)
    anchors: Anchors = field(default_factory=Anchors)
    heading: int = 1  # the level of the heading above; at first the page's headline
    base: int = 1  # the heading that subheads lie below: the headline's, in a box the box's own

    def heading_at(self, wanted: int) -> int:
        """The level that a heading gets: what it asks for, but never skipping one."""
        self.heading = min(wanted, self.heading + 1, DEEPEST_HEADING)
        return self.heading

    def classes(self, path: str, *names: str) -> str | None:
        """The classes of the block at that place; the last block of the text is marked."""
        given = [*names, *(["closing"] if path == self.closing else [])]
        return " ".join(given) or None

    def speaks(self, words: str) -> bool:
        """Whether the running text says these words, however they are spaced and quoted."""
        return _bare(words) in _bare(self.spoken)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
