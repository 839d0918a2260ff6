"""Reads what stands below the text: a name that signs off, a date, a mark of the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo.core.manuscript.blocks import Footnote
from octavo.importers.copy import Hints
from octavo.importers.judgement import dates
from octavo.importers.judgement.above import Head
from octavo.importers.judgement.bylines import is_picture_credit, read_signature
from octavo.importers.judgement.names import is_name, is_place
from octavo.importers.judgement.pieces import Piece

_DASHED = re.compile(r"\s*(?:[—–―-]{1,2}|~)\s*(?=\S)")
_LAST = 3  # lines below the text that may sign or date it


def read_tail(pieces: Sequence[Piece], head: Head, hints: Hints) -> None:
    """Take a sign-off where the head named nobody, and a date where it gave none."""
    below = [p for p in pieces if p.is_open and not isinstance(p.block, Footnote)][-_LAST:]
    for piece in reversed(below):
        if not piece.is_line or len(piece.text) > 120:
            break
        day = dates.read_date(piece.text)
        if day and head.published_on is None:
            head.published_on = day
            head.guess("published_on", day.isoformat(), piece.text)
            piece.is_taken = True
        elif not head.bylines or (hints.is_from_sender and not head.is_signed):
            _sign_off(piece, head, is_alone=_signs_alone(piece, pieces))


def _signs_alone(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether no other line of the text is a bare name; on a page of letters each letter has one."""
    if len(piece.text.split()) > 4:
        return False
    return sum(each.is_open and each.is_line and is_name(each.text) for each in pieces) == 1


def _sign_off(piece: Piece, head: Head, *, is_alone: bool) -> None:
    dash = _DASHED.match(piece.text)
    signature = read_signature(piece.text[dash.end() :] if dash else piece.text)
    if signature is None or is_picture_credit(signature.bylines):
        return
    if dash or signature.is_introduced or (is_alone and not is_place(piece.text)):
        head.bylines = signature.bylines
        head.is_signed = True
        head.guess("bylines", ", ".join(b.name for b in signature.bylines), piece.text)
        piece.is_taken = True
