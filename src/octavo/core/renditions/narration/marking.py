"""What an editor said of reading single blocks aloud, and how it stays with them through edits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from octavo.core.manuscript.blocks import Block
from octavo.core.manuscript.measuring import block_text

# So much of its words must still be there for a block to be the one that was marked.
STILL_THE_SAME = 0.6


@dataclass(frozen=True, slots=True)
class Mark:
    """Said of the block that had these words: leave it out, or say something else `instead`.

    An empty `instead` leaves the block out.
    """

    words: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """Which mark each block has, by its place among the blocks, and those that fit none any more.

    An editor is told of the latter: what was marked may be read now.
    """

    by_block: Mapping[int, Mark]
    lost: tuple[Mark, ...] = ()


def find_marked(blocks: Sequence[Block], marks: Sequence[Mark]) -> Marked:
    """Find the blocks that were marked: by their very words, else by words that are most alike.

    No block has two marks and no mark two blocks; of equal blocks the first that is free is taken.
    """
    texts = [block_text(block) for block in blocks]
    found: dict[int, Mark] = {}
    edited = []
    for mark in marks:
        place = next((at for at, it in _free(texts, found) if it == mark.words), None)
        if place is None:
            edited.append(mark)
        else:
            found[place] = mark
    lost = []
    for mark in edited:
        alike = [(_alikeness(it, mark.words), -at) for at, it in _free(texts, found) if it]
        best, place = max(alike, default=(0.0, 0))
        if best >= STILL_THE_SAME:
            found[-place] = mark
        else:
            lost.append(mark)
    return Marked(found, tuple(lost))


def _free(texts: Sequence[str], found: Mapping[int, Mark]) -> list[tuple[int, str]]:
    return [(at, text) for at, text in enumerate(texts) if at not in found]


def _alikeness(one: str, other: str) -> float:
    """From 0 to 1, by whole words, which an editor changes more seldom than letters."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
