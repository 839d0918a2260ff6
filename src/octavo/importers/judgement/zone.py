"""The lines above an article's text, each called by what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from octavo.core.manuscript.blocks import Figure, Subhead
from octavo.importers.judgement import credits, dates, names, sections, vocabulary
from octavo.importers.judgement.bylines import Signature, read_signature
from octavo.importers.judgement.daylines import dated_place, dated_section
from octavo.importers.judgement.furniture import COOKIES, NAVIGATION, TOOLS
from octavo.importers.judgement.joining import ends_sentence
from octavo.importers.judgement.pieces import Piece, lines_in
from octavo.importers.judgement.roles import PICTURES

Kind = Literal[
    "headline", "standfirst", "signature", "names", "date", "month", "section", "kicker", "credit",
    "caption", "figure", "job", "title", "prose", "other",
]  # fmt: skip
META: frozenset[Kind] = frozenset(
    {"signature", "names", "date", "month", "section", "credit", "figure"}
)
_MOST_LINES = 24
_MOST_PROSE = 3
_LONG = 60  # words; no line above the text is longer
_LONGEST_ASKING = 15  # words of a title that ends with a question mark
_LONGEST_TITLE = 30  # words
_LONGEST_JOB = 7
# A title may begin so, what somebody is does not.
_ARTICLES = frozenset("the der die das le la les l’ el los las il lo gli de het o os as".split())
_LONGEST_LINE = 400  # characters
_LABELLED = re.compile(r"\**([^\W\d_][\w -]{1,20}?)\**\s?:\**\s+(\S.*)", re.DOTALL)


@dataclass(slots=True)
class HeadLine:
    """One line above the text: what it says, and what was read from it.

    `is_below_menu`: the site's menu stands between this line and the one above it.
    `is_above_tools`: buttons or a table of contents part it from the line below.
    """

    piece: Piece
    kind: Kind
    text: str
    signature: Signature | None = None
    credit: str = ""
    caption: str = ""
    is_below_menu: bool = False
    is_above_tools: bool = False

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_open(self) -> bool:
        return self.piece.is_open

    @property
    def names(self) -> frozenset[str]:
        """The names that sign in this line, in lower case."""
        bylines = self.signature.bylines if self.signature else ()
        return frozenset(byline.name.casefold() for byline in bylines)

    def take(self) -> None:
        """The line became a field."""
        self.piece.is_taken = True

    def set_aside(self, reason: str) -> None:
        self.piece.reason = reason


def head_lines(pieces: Sequence[Piece], *, language: str) -> list[HeadLine]:
    """The lines down to the first paragraphs of the text, which are among them."""
    found: list[HeadLine] = []
    is_below_menu = False
    for piece in pieces:
        if not piece.is_open:
            is_below_menu = is_below_menu or piece.reason in (NAVIGATION, COOKIES)
            if found and piece.reason in TOOLS:
                found[-1].is_above_tools = True
            continue
        line = call(piece, language=language)
        if found and found[-1].kind in ("names", "signature") and _is_job(line):
            line.kind = "job"
        line.is_below_menu, is_below_menu = is_below_menu, False
        found.append(line)
        prose = sum(each.kind == "prose" for each in found)
        is_long = line.kind == "prose" and line.words >= _LONG
        if line.kind == "other" or is_long or prose > _MOST_PROSE or len(found) > _MOST_LINES:
            break
    return found


def call(piece: Piece, *, language: str) -> HeadLine:
    """Say what one line is, by itself."""
    block, text = piece.block, " ".join(piece.text.split())
    if isinstance(block, Figure):
        return HeadLine(piece, "figure", text, credit=block.credit)
    if not piece.is_line or not any(map(str.isalnum, text)):
        return HeadLine(piece, "other", text)
    if labelled := _labelled(piece, text):
        return labelled
    if len(text) > _LONGEST_LINE:
        return HeadLine(piece, "prose", text)
    signature = read_signature(piece.inlines, language=language)
    return (
        _picture(piece, text, signature)
        or _day(piece, text, signature)
        or _label(piece, text, signature)
        or HeadLine(piece, "title" if _is_title(piece, text) else "prose", text)
    )


def _labelled(piece: Piece, text: str) -> HeadLine | None:
    """`Headline: …`, `Standfirst: …`, as writers label what they send."""
    match = _LABELLED.fullmatch(text)
    kind = _labels().get(match[1].strip("* ").lower()) if match else None
    return HeadLine(piece, kind, match[2].strip("* ")) if match and kind else None


@cache
def _labels() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for word in vocabulary.words("head", "headline"):
        found[word] = "headline"
    for word in vocabulary.words("head", "standfirst"):
        found[word] = "standfirst"
    return found


def _picture(piece: Piece, text: str, signature: Signature | None) -> HeadLine | None:
    """A caption with its credit, in one line or in two that stand together, or a credit alone."""
    is_signed = signature is not None and signature.is_introduced
    lines = lines_in(piece)
    if not is_signed and len(lines) > 1 and (credit := credits.read_credit(lines[-1])):
        return HeadLine(piece, "caption", text, credit=credit, caption=" ".join(lines[:-1]))
    split = credits.split_caption(text) if not is_signed and len(text.split()) <= _LONG else None
    if split:
        return HeadLine(piece, "caption", text, credit=split[1], caption=split[0])
    credit = credits.read_credit(text) or ""
    if credit and (signature is None or not is_signed or signature.bylines[0].role in PICTURES):
        return HeadLine(piece, "credit", text, signature=signature, credit=credit)
    return None


def _day(piece: Piece, text: str, signature: Signature | None) -> HeadLine | None:
    if dated := dated_section(text):
        return HeadLine(piece, "date", text, signature=Signature((), *dated))
    is_named = signature is not None and not names.is_place(text)
    if dates.read_date(text) or (dated_place(text) and not is_named):
        return HeadLine(piece, "date", text)
    return HeadLine(piece, "month", text) if dates.is_month(text) else None


def _label(piece: Piece, text: str, signature: Signature | None) -> HeadLine | None:
    """A section's name, a byline, or a word such as `Essay`."""
    if sections.read_section(text):
        return HeadLine(piece, "section", text)
    if signature:
        kind: Kind = "signature" if signature.is_introduced else "names"
        return HeadLine(piece, kind, text, signature=signature)
    if vocabulary.phrases("head", "kickers").meaning_of(text):
        return HeadLine(piece, "kicker", text)
    return None


def _is_title(piece: Piece, text: str) -> bool:
    words = len(text.split())
    is_asking = text[-1:] in "?!" and words <= _LONGEST_ASKING
    is_phrase = words <= _LONGEST_TITLE and (is_asking or not ends_sentence(text))
    return isinstance(piece.block, Subhead) or is_phrase


def _is_job(line: HeadLine) -> bool:
    """`Contributing editor`, `Rural affairs reporter, Dunmere`: what the one above is."""
    is_words = line.kind in ("title", "prose") and line.words <= _LONGEST_JOB
    first = line.text.split(" ", 1)[0].lower()
    return is_words and first not in _ARTICLES and names.is_job(line.text)
