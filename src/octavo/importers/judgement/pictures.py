"""Credits that stand between paragraphs, as figures with the captions beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from octavo.core.manuscript.blocks import Figure, Paragraph, Subhead
from octavo.core.manuscript.inlines import Text
from octavo.importers.copy import Guess
from octavo.importers.judgement import credits
from octavo.importers.judgement.joining import ends_sentence, is_cut
from octavo.importers.judgement.pieces import Piece, lines_in

_FARTHEST = 10  # pieces of furniture between a picture and its credit
_LONGEST_CAPTION = 40  # words
_POINTING = re.compile(
    r"\b(?:left|right|above|below|centre|center|top|bottom|pictured|foreground|background|clockwise"
    r"|links|rechts|oben|unten|mitte|gauche|droite|haut|izquierda|derecha|arriba|sinistra|destra"
    r"|in (?:18|19|20)\d\d|circa|c\. ?1\d\d\d|aerial|view of|portrait of|blick auf|vue de|vista)\b",
    re.IGNORECASE,
)


def make_figures(pieces: Sequence[Piece], guesses: list[Guess]) -> None:
    """Turn each lone credit into a figure; one below a figure without a credit belongs to it."""
    usual = median([p.words for p in pieces if p.is_open and p.is_prose] or [40])
    for place, piece in enumerate(pieces):
        if not piece.is_open or not piece.is_line or len(piece.text) > 600:
            continue
        if caption := credits.bracketed_caption(piece.text):
            guesses.append(Guess("caption", caption, piece.text))
            piece.block = Figure(caption=_inlines(caption))
            continue
        found = _read(piece)
        if found is None:
            continue
        credit, caption = found
        before = _neighbour(pieces, place, -1)
        guesses.append(Guess("credit", credit, piece.text))
        if before and isinstance(before.block, Figure) and not before.block.credit:
            before.block = replace(
                before.block, credit=credit, caption=before.block.caption or _inlines(caption)
            )
            piece.is_taken = True
            continue
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        if (
            not caption
            and after
            and after.is_open
            and (said := credits.labelled_caption(after.text))
        ):
            caption = said
            guesses.append(Guess("caption", said, after.text))
            after.is_taken = True
        if not caption and before and _is_caption(before, piece, pieces, usual):
            caption = credits.labelled_caption(before.text) or before.text
            guesses.append(Guess("caption", caption, before.text))
            before.is_taken = True
        piece.block = Figure(caption=_inlines(caption), credit=credit)


def _read(piece: Piece) -> tuple[str, str] | None:
    """Credit and caption of a line, or of a caption with its credit below it."""
    lines = lines_in(piece)
    if len(lines) > 1:
        credit = credits.read_credit(lines[-1])
        caption = " ".join(lines[:-1])
        return (credit, caption) if credit and len(caption.split()) <= _LONGEST_CAPTION else None
    if credit := credits.read_credit(piece.text):
        return credit, ""
    if piece.words <= _LONGEST_CAPTION + 12 and (split := credits.split_caption(piece.text)):
        return split[1], split[0]
    return None


def _is_caption(before: Piece, credit: Piece, pieces: Sequence[Piece], usual: float) -> bool:
    """Whether the line right above a credit describes the picture rather than tells the story."""
    if not isinstance(before.block, Paragraph | Subhead) or before.words > _LONGEST_CAPTION:
        return False
    if before.starts_page or (is_cut(before.text) and before.words > 14):
        return False
    if not ends_sentence(before.text):
        return before.words >= 2
    is_brief = before.words <= 25 and before.words < 0.45 * usual
    return is_brief and bool(_POINTING.search(before.text))


def _neighbour(pieces: Sequence[Piece], place: int, step: int) -> Piece | None:
    at = place + step
    while 0 <= at < len(pieces) and pieces[at].reason and abs(at - place) < _FARTHEST:
        at += step
    return pieces[at] if 0 <= at < len(pieces) and pieces[at].is_open else None


def _inlines(caption: str) -> tuple[Text, ...]:
    return (Text(caption),) if caption else ()
