"""What plain paragraphs are besides text: crossheads, epigraphs, pull quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from octavo.core.manuscript.blocks import (
    Break,
    Footnote,
    Paragraph,
    PullQuote,
    Quotation,
    Subhead,
)
from octavo.core.manuscript.inlines import Inlines, Run, from_runs, plain_text, runs
from octavo.importers.judgement import vocabulary
from octavo.importers.judgement.joining import ends_sentence
from octavo.importers.judgement.pieces import Piece, cut, is_marked_whole, opened, plain
from octavo.importers.judgement.turns import make_turns

_LONGEST_SUBHEAD = 80  # characters
_MOST_SUBHEAD_WORDS = 12
_DASHED = re.compile(r"[—–―-]{1,2}\s?(?=[^\W\d_])")
_BEGINNING = 4  # words; a shorter line repeats by chance
_MOST_WORDS = 2000  # of one paragraph that are looked through
_MOST_PLACES = 20
_LONGEST_PULL_QUOTE = 60  # words


def arrange(pieces: Sequence[Piece]) -> None:
    """Give paragraphs that are something else their right kind, in place."""
    make_epigraph(pieces)
    make_turns(pieces)
    make_pull_quotes(pieces)
    make_subheads(pieces)
    set_aside_heading_of_notes(pieces)


def make_subheads(pieces: Sequence[Piece]) -> None:
    """Short lines without a full stop between paragraphs; also those that are bold as a whole."""
    body = opened(pieces)
    for place, piece in enumerate(body):
        if not isinstance(piece.block, Paragraph) or not _is_subhead(body, place):
            continue
        piece.block = Subhead(_unmarked(piece.inlines))


def _is_subhead(body: Sequence[Piece], place: int) -> bool:
    piece = body[place]
    following = body[place + 1] if place + 1 < len(body) else None
    before = body[place - 1] if place else None
    text = piece.text
    if following is None or len(text) > _LONGEST_SUBHEAD or piece.words > _MOST_SUBHEAD_WORDS:
        return False
    if isinstance(following.block, Break) or "\n" in text or not any(map(str.isalpha, text)):
        return text.strip(" .").isdigit() and following.is_prose
    if text[-1:] in ".,;:…—–-”\"»’'" or text[:1] in "“\"„«—–-‘'([":
        return (
            is_marked_whole(piece.inlines)
            and text[-1:] not in ",;"
            and following.words > 2 * piece.words
        )
    if text[:1].islower() and not is_marked_whole(piece.inlines):
        return False
    neighbours = [each for each in (before, following) if each is not None]
    is_row = (
        sum(isinstance(n.block, Paragraph) and n.words <= _MOST_SUBHEAD_WORDS for n in neighbours)
        == 2
    )
    if is_row and not is_marked_whole(piece.inlines):
        return False
    if text[-1:] in "?!":
        return following.words >= 25 and piece.words <= 8
    return (
        following.words >= 15
        or not isinstance(following.block, Paragraph)
        or is_marked_whole(piece.inlines)
    )


def set_aside_heading_of_notes(pieces: Sequence[Piece]) -> None:
    """`Notes` above the notes: every rendition sets its own heading there."""
    body = opened(pieces)
    for piece, following in pairwise(body):
        is_heading = isinstance(piece.block, Paragraph | Subhead)
        is_above = isinstance(following.block, Footnote) and piece.words <= 4
        if is_heading and is_above and plain(piece.text) in vocabulary.words("head", "notes"):
            piece.reason = "the heading of the notes"


def make_epigraph(pieces: Sequence[Piece]) -> None:
    """A short paragraph and a line with a dash and a name below it: somebody else's words."""
    body = opened(pieces)
    for place, piece in enumerate(body[:-2]):
        below = body[place + 1]
        dash = _DASHED.match(below.text)
        if (
            not dash
            or not isinstance(piece.block, Paragraph)
            or not isinstance(below.block, Paragraph)
        ):
            continue
        if ends_sentence(below.text) or _DASHED.match(piece.text):
            continue
        is_quoted = piece.text[:1] in "“\"„«‘'" or is_marked_whole(piece.inlines) or place == 0
        if is_quoted and piece.words <= _LONGEST_PULL_QUOTE and below.words <= 12:
            said_by = cut(below.inlines, dash.end(), len(below.text))
            piece.block = Quotation((_unmarked(piece.inlines),), said_by)
            below.is_taken = True


def make_pull_quotes(pieces: Sequence[Piece]) -> None:
    """A sentence that stands alone and word for word in a paragraph, too."""
    body = opened(pieces)
    texts = [plain(piece.text) if isinstance(piece.block, Paragraph) else "" for piece in body]
    begun = _beginnings(texts)
    for place, piece in enumerate(body):
        inlines, attribution = _quoted(piece)
        words = plain(plain_text(inlines))
        count = len(words.split())
        if not _BEGINNING <= count <= _LONGEST_PULL_QUOTE:
            continue
        ruled = range(len(body)) if _is_ruled(body, place) else ()
        near = begun.get(" ".join(words.split()[:_BEGINNING]), [])
        repeats = any(p != place and len(texts[p]) > len(words) and words in texts[p] for p in near)
        if not repeats and not any(_is_drawn_from(words, texts[p]) for p in ruled if p != place):
            continue
        piece.block = PullQuote(_unmarked(inlines), attribution)
        _drop_rules(body, place)


def _beginnings(texts: Sequence[str]) -> dict[str, list[int]]:
    """For each few words in a row, the paragraphs they stand in."""
    found: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        words = text.split()
        for start in range(min(len(words), _MOST_WORDS) - _BEGINNING + 1):
            places = found.setdefault(" ".join(words[start : start + _BEGINNING]), [])
            if len(places) < _MOST_PLACES:
                places.append(place)
    return found


def _is_ruled(body: Sequence[Piece], place: int) -> bool:
    return (
        0 < place < len(body) - 1
        and isinstance(body[place - 1].block, Break)
        and isinstance(body[place + 1].block, Break)
    )


def _is_drawn_from(words: str, text: str) -> bool:
    """Whether the words stand in the text in this order, though not side by side."""
    left = iter(text.split())
    return all(word in left for word in words.split())


def _quoted(piece: Piece) -> tuple[Inlines, Inlines]:
    match piece.block:
        case Paragraph(inlines):
            return inlines, ()
        case Subhead(inlines):
            return inlines, ()
        case Quotation((inlines,), attribution):
            return inlines, attribution
    return (), ()


def _drop_rules(body: Sequence[Piece], place: int) -> None:
    """Rules above and below a pull quote belong to it."""
    if _is_ruled(body, place):
        body[place - 1].is_taken = body[place + 1].is_taken = True


def _unmarked(inlines: Inlines) -> Inlines:
    """Without a mark that the whole line carries: the kind of block says it."""
    flat = list(runs(inlines))
    if not is_marked_whole(inlines):
        return inlines
    return from_runs(Run(text=run.text, note=run.note, link=run.link) for run in flat)
