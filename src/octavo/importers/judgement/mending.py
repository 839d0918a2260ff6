"""Joins paragraphs that a page break, a picture or a running line cut in two."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.core.manuscript.blocks import Figure, Paragraph
from octavo.core.manuscript.inlines import Run, from_runs, plain_text, runs
from octavo.importers.judgement.joining import ends_sentence, is_cut, join_words, words_known
from octavo.importers.judgement.pieces import Piece, cut

_LONGEST_LINE = 40  # characters; a shorter line without a full stop may be a crosshead
_LONGEST_PARAGRAPH = 20_000  # characters
_FEWEST_LEFT = 4  # words before a break that can be part of a sentence
_FEWEST_WORDS = 6


def join_cut(pieces: Sequence[Piece]) -> None:
    """Give each cut paragraph the words that go on after the break; the second one is spent."""
    known = words_known("\n".join(piece.text for piece in pieces))
    first: Piece | None = None
    has_gap = False
    for piece in pieces:
        if piece.reason or (piece.is_open and isinstance(piece.block, Figure)):
            has_gap = True
            continue
        if not piece.is_open:
            continue
        if first is not None and _belong(first, piece, has_gap=has_gap or piece.starts_page):
            _join(first, piece, known)
        else:
            first = piece if isinstance(piece.block, Paragraph) else None
        has_gap = False


def _belong(first: Piece, second: Piece, *, has_gap: bool) -> bool:
    """Whether the second paragraph goes on with the first one's last sentence."""
    is_text = isinstance(second.block, Paragraph) and bool(second.text)
    if not is_text or len(first.text) > _LONGEST_PARAGRAPH:
        return False
    starts_low = _starts_low(second.text)
    if ends_sentence(first.text):
        return has_gap and starts_low and second.words >= 3
    if first.words < _FEWEST_LEFT:
        return False
    if not is_cut(first.text):
        return has_gap and starts_low
    if has_gap:
        is_line = first.words < _FEWEST_WORDS
        return starts_low or (not is_line and second.text[0].isalnum() and second.words >= 2)
    return starts_low and len(first.text) >= _LONGEST_LINE


def _starts_low(text: str) -> bool:
    start = text.lstrip("“”\"‘’'«»(…– —-")
    return start[:1].islower()


def _join(first: Piece, second: Piece, known: frozenset[str]) -> None:
    left, between, right = join_words(first.text, second.text, known=known)
    flat = [*runs(cut(first.inlines, 0, len(left)))]
    if between:
        flat.append(_space(flat, list(runs(second.inlines))))
    flat.extend(runs(cut(second.inlines, len(second.text) - len(right), len(second.text))))
    first.block = Paragraph(from_runs(flat))
    first.text = plain_text(first.block.inlines)
    second.is_taken = True


def _space(before: list[Run], after: list[Run]) -> Run:
    """A space with the marks that the words on both sides of it carry."""
    last = before[-1] if before else Run()
    next_ = after[0] if after else Run()
    return Run(
        text=" ",
        link=last.link if last.link == next_.link else None,
        strong=last.strong and next_.strong,
        emphasis=last.emphasis and next_.emphasis,
    )
