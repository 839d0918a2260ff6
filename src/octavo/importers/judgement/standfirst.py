"""Which lines below the headline sum the piece up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo.core.manuscript.blocks import Subhead
from octavo.importers.judgement.above import Above
from octavo.importers.judgement.credits import labelled_caption
from octavo.importers.judgement.pieces import is_marked_whole, plain
from octavo.importers.judgement.zone import META, HeadLine

_LONGEST = 80  # words
_MOST_LINES = 3
_FEWEST = 5  # words of a line without a full stop that still is a standfirst
_OPENING = 45  # words of a paragraph that may be a standfirst without a byline below it
_SHORT_OPENING = 30
_FEWEST_OPENING = 8
_TIMES_LONGER = 1.8  # what follows such a standfirst is a paragraph of another length
# `PORT VELL, 3 March – `: where a report begins.
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ ,.'’-]{2,40}(?:,? \(?\d{1,2}\.? [^\W\d_]{3,12}\)?)?\.?\s*[–—-]\s"
)
_INNER_END = re.compile(r"[.!?…][”\"’']?\s")


def read_standfirst(above: Above) -> None:
    """Take the standfirst: labelled, hinted, or standing where standfirsts do."""
    head, hints = above.head, above.hints
    chosen = [line for line in above.lines if line.kind == "standfirst"]
    if hints.standfirst and not chosen:
        wanted = plain(hints.standfirst)
        chosen = [line for line in above.lines if plain(line.text) == wanted]
    if not chosen and not _is_settled(above):
        chosen = _below_headline(above)
    if chosen:
        head.standfirst = " ".join(line.text for line in chosen)
        head.guess("standfirst", head.standfirst, head.standfirst)
        for line in chosen:
            line.take()
    head.standfirst = hints.standfirst or head.standfirst


def _is_settled(above: Above) -> bool:
    """Whether the file itself has said what its headline and standfirst are."""
    has_headline = bool(above.hints.headline) and above.has_own_hints
    return bool(above.hints.standfirst) or (has_headline and above.headline_at < 0)


def _below_headline(above: Above) -> list[HeadLine]:
    if above.headline_at < 0:
        return []
    start = above.headline_at + 1
    signed = [
        place
        for place in range(start, above.body_at)
        if above.lines[place].kind in ("signature", "names", "date")
        and above.lines[place].piece.is_taken
    ]
    if signed:
        between = [line for line in above.lines[start : signed[0]] if _is_words(line)]
        if len(between) > 1 and _is_above_credit(above, between[-1]):
            between.pop()
        if between and sum(line.words for line in between) <= _LONGEST:
            return between[:_MOST_LINES]
        start = signed[-1] + 1
    rest = [line for line in above.lines[start:] if line.is_open and line.kind not in META]
    return _above_text(above, rest, is_signed=bool(signed))


def _is_words(line: HeadLine) -> bool:
    return line.kind in ("title", "prose") and line.is_open


def _above_text(above: Above, rest: Sequence[HeadLine], *, is_signed: bool) -> list[HeadLine]:
    """A standfirst that no byline parts from the text: marked as a whole, or no sentence."""
    if len(rest) < 2 or rest[0].kind not in ("title", "prose", "caption"):
        return []
    line, following = rest[0], rest[1]
    if following.text[:1].islower():
        return []  # a sentence that goes on is the text's
    is_crosshead = isinstance(line.piece.block, Subhead) and line.words < _FEWEST
    if is_crosshead or _is_above_credit(above, line) or labelled_caption(line.text):
        return []
    if line.words <= _LONGEST and is_marked_whole(line.piece.inlines):
        return [line]
    if line.kind == "title":
        return [line] if line.words >= _FEWEST and following.kind != "title" else []
    is_parted = line.is_above_tools and following.kind == "prose" and line.words <= _OPENING
    is_parted = is_parted or (
        _DATELINE.match(following.text) is not None and line.words <= _LONGEST
    )
    is_below_byline = not is_signed and above.head.is_signed
    if is_parted or (is_below_byline and _reads_like_one(line, following)):
        return [line]
    return []


def _reads_like_one(line: HeadLine, following: HeadLine) -> bool:
    """Whether a sentence is brief beside the paragraph below it, as standfirsts are."""
    is_brief = line.words <= _OPENING and following.words >= _TIMES_LONGER * line.words
    is_one = not _INNER_END.search(line.text) or line.words <= _SHORT_OPENING
    return is_brief and is_one and line.words >= _FEWEST_OPENING


def _is_above_credit(above: Above, line: HeadLine) -> bool:
    """Whether a credit stands right below, so that the line is its caption."""
    below = above.lines.index(line) + 1
    if below == above.headline_at + 2:
        return False  # the line below the headline is its standfirst
    return below < len(above.lines) and above.lines[below].kind == "credit"
