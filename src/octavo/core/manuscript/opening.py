"""Where reading starts, dressed so that the eye finds it, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from octavo.core.manuscript.blocks import (
    Block,
    Box,
    Break,
    Embed,
    Figure,
    Footnote,
    Paragraph,
    PullQuote,
    Subhead,
)
from octavo.core.manuscript.inlines import Inlines, plain_text, runs
from octavo.core.manuscript.measuring import block_text

# What may stand above the opening without being its beginning.
_BEFORE = (Box, Break, Embed, Figure, Footnote, PullQuote, Subhead)
# An initial is three lines high: a paragraph must have them on the widest page.
SHORTEST_WITH_INITIAL = 220
# A phrase of a few words; it ends before the first mark that ends a thought.
LONGEST_PHRASE = 26
_PHRASE_ENDS = re.compile(r"[.,;:!?…—–()\n]")
_STARTS_WITH_LETTER = re.compile(r"[\"'“‘«„‚]?[^\W\d_]")


def opening_place(blocks: Sequence[Block]) -> int | None:
    """Which block opens the text, if a paragraph does."""
    before = len(list(takewhile(lambda block: isinstance(block, _BEFORE), blocks)))
    opens = before < len(blocks) and isinstance(blocks[before], Paragraph)
    return before if opens else None


def closing_place(blocks: Sequence[Block]) -> int | None:
    """Which block ends the text: the last one that shows something where it stands."""
    for index, block in reversed(list(enumerate(blocks))):
        if isinstance(block, Footnote | PullQuote | Break):
            continue
        if block_text(block) or isinstance(block, Figure | Embed):
            return index
    return None


def phrase_length(inlines: Inlines) -> int:
    """How many characters the first phrase has: whole words only, perhaps none.

    Links, notes and foreign words stay whole, so the phrase ends where the first one begins.
    """
    flat = takewhile(lambda run: (run.link, run.note, run.language) == (None,) * 3, runs(inlines))
    start, text = "".join(run.text for run in flat), plain_text(inlines)
    if not _has_capitals(text):
        return 0
    stop = _PHRASE_ENDS.search(start)
    limit = min(stop.start() if stop else len(start), LONGEST_PHRASE)
    if (stop and limit == stop.start()) or not text[limit : limit + 1].strip():
        return limit
    return max(start.rfind(" ", 0, limit), 0)


def has_initial(inlines: Inlines) -> bool:
    """Whether an initial of three lines has a letter to show and lines to stand beside."""
    text = plain_text(inlines)
    starts = _STARTS_WITH_LETTER.match(text) is not None and _has_capitals(text)
    return starts and len(text) >= SHORTEST_WITH_INITIAL


def _has_capitals(text: str) -> bool:
    """Whether it begins in a script with capitals: others would be torn by such dress."""
    first = next(filter(str.isalpha, text), "a")
    return first.upper() != first.lower()
