"""The lines above an article's text, each called by what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from octavo.core.manuscript.blocks import Figure, Subhead
from octavo.importers.judgement import credits, dates, names, sections, vocabulary
from octavo.importers.judgement.bylines import Signature, read_signature
from octavo.importers.judgement.furniture import COOKIES, NAVIGATION, TOOLS, without_counts
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
_NO_PLACE = frozenset({"by", "from", "since", "until", "after", "before"})
_MOST_LINES = 24
_LONG = 60  # words; no line above the text is longer
_LONGEST_ASKING = 15  # words of a title that ends with a question mark
_LONGEST_TITLE = 30  # words
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


def head_lines(pieces: Sequence[Piece], *, language: str) -> list[HeadLine]:
    """The lines down to the first two paragraphs of the text, which are among them."""
    found: list[HeadLine] = []
    prose = 0
    is_below_menu = False
    for piece in pieces:
        if not piece.is_open:
            is_below_menu = is_below_menu or piece.reason in (NAVIGATION, COOKIES)
            if found and piece.reason in TOOLS:
                found[-1].is_above_tools = True
            continue
        line = call(piece, language=language)
        if line.kind in ("title", "prose") and found and found[-1].kind in ("names", "signature"):
            line.kind = "job" if is_job_line(line.text) else line.kind
        line.is_below_menu, is_below_menu = is_below_menu, False
        found.append(line)
        prose += line.kind == "prose"
        is_long = line.kind == "prose" and line.words >= _LONG
        if line.kind == "other" or is_long or prose > 3 or len(found) > _MOST_LINES:
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
    if len(text) > 400:
        return HeadLine(piece, "prose", text)
    signature = read_signature(piece.inlines, language=language)
    is_signed = signature is not None and signature.is_introduced
    if not is_signed and (split := _caption(piece)):
        return split
    credit = credits.read_credit(text)
    if credit and (signature is None or not is_signed or signature.bylines[0].role in PICTURES):
        return HeadLine(piece, "credit", text, signature=signature, credit=credit)
    if dated := dated_section(text):
        return HeadLine(piece, "date", text, signature=Signature((), *dated))
    is_named = signature is not None and not names.is_place(text)
    if dates.read_date(text) or (dated_place(text) and not is_named):
        return HeadLine(piece, "date", text)
    if dates.is_month(text):
        return HeadLine(piece, "month", text)
    if sections.read_section(text):
        return HeadLine(piece, "section", text)
    if signature:
        kind: Kind = "signature" if signature.is_introduced else "names"
        return HeadLine(piece, kind, text, signature=signature)
    if vocabulary.phrases("head", "kickers").meaning_of(text):
        return HeadLine(piece, "kicker", text)
    words = len(text.split())
    is_asking = text[-1:] in "?!" and words <= _LONGEST_ASKING
    is_title = isinstance(block, Subhead) or (
        words <= _LONGEST_TITLE and (is_asking or not ends_sentence(text))
    )
    return HeadLine(piece, "title" if is_title else "prose", text)


def dated_section(text: str) -> tuple[date, str] | None:
    """Day and section of a line such as `Filed 3 March 2026 in Culture | 5 min read`."""
    found = dates.find_dates(text) if len(text) <= 200 else ()
    if not found:
        return None
    for each in reversed(found):
        text = f"{text[: each.start]} | {text[each.end :]}"
    section = ""
    for part in re.split(r"\s*[|•·]\s*|\s[–—-]\s", without_counts(text)):  # noqa: RUF001
        part = part.strip(" ,;.()")
        if not part or dates.is_beside_date(part):
            continue
        slug = sections.read_section(part)
        if not slug or section:
            return None
        section = slug
    day = dates.first_day(found)
    return (day, section) if day else None


def dated_place(text: str) -> tuple[str, date] | None:
    """Place and day of a line such as `PORT VELL, 18 February 2026 - 05:30 CEST`."""
    found = dates.find_dates(text) if len(text) <= 100 else ()
    if len(found) != 1:
        return None
    before, after = text[: found[0].start], text[found[0].end :]
    place = before.strip(" ,.-–—|·(")  # noqa: RUF001
    is_place = 0 < len(place.split()) <= 3 and all(word[:1].isupper() for word in place.split())
    if not is_place or place.lower() in _NO_PLACE or not dates.is_beside_date(after):
        return None
    return place, found[0].day


def is_job_line(text: str) -> bool:
    """`Contributing editor`, `Rural affairs reporter, Dunmere`: what the one above is."""
    return len(text.split()) <= 7 and names.is_job(text)


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


def _caption(piece: Piece) -> HeadLine | None:
    """A caption and its credit, in one line or in two that stand together."""
    lines = lines_in(piece)
    text = " ".join(piece.text.split())
    if len(lines) > 1 and (credit := credits.read_credit(lines[-1])):
        return HeadLine(piece, "caption", text, credit=credit, caption=" ".join(lines[:-1]))
    if len(text.split()) <= _LONG and (split := credits.split_caption(text)):
        return HeadLine(piece, "caption", text, credit=split[1], caption=split[0])
    return None
