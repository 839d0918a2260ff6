"""Reads headline, standfirst, bylines, date and section from the lines above the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo.importers.copy import Hints
from octavo.importers.judgement import sections
from octavo.importers.judgement.above import Above, Head
from octavo.importers.judgement.daylines import dated_place, dated_section
from octavo.importers.judgement.headline import read_headline
from octavo.importers.judgement.lead import read_lead_image
from octavo.importers.judgement.names import is_desk
from octavo.importers.judgement.pieces import Piece
from octavo.importers.judgement.signing import read_signatures
from octavo.importers.judgement.site import is_paper, is_site
from octavo.importers.judgement.standfirst import read_standfirst
from octavo.importers.judgement.zone import HeadLine, head_lines

KICKER = "a kicker that names no section"
MONTH = "a month without a day"
OTHER_DAY = "another date above the text"
JOB = "what the author is"
AGENCY = "the agency’s mark"
SITE = "the name of the site"
_COMMON = re.compile(r"(?<![\w’'])[^\W\d_A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]{2,}")
_MOST_TEXT = 5_000  # characters of one paragraph that are looked through for common words
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_head(
    pieces: Sequence[Piece], hints: Hints, *, language: str, names_of_site: frozenset[str]
) -> Head:
    """Take the fields from the lines above the text; what the file says of itself goes first."""
    lines = head_lines(pieces, language=language)
    common_words = frozenset(
        word for piece in pieces for word in _COMMON.findall(piece.text[:_MOST_TEXT])
    )
    above = Above(lines, hints, names_of_site=names_of_site, common_words=common_words)
    read_headline(above)
    read_signatures(above)
    _read_day_and_section(above)
    read_standfirst(above)
    read_lead_image(above)
    _set_aside_rest(above)
    return above.head


def _read_day_and_section(above: Above) -> None:
    head, hints = above.head, above.hints
    for line in above.above:
        if not line.is_open:
            continue
        if _has_day(above, line):
            _take_day(head, line)
        elif line.kind == "month":
            line.set_aside(MONTH)
        elif line.kind == "section":
            slug = sections.read_section(line.text)
            head.section = head.section or slug
            head.guess("section", slug, line.text)
            line.take()
    head.published_on = hints.published_on or head.published_on
    head.section = _slug(hints.section) or head.section


def _has_day(above: Above, line: HeadLine) -> bool:
    """A date; beside names it counts once somebody else has signed, for then they are a place."""
    is_place = line.kind == "names" and above.head.is_signed
    return line.kind == "date" or (is_place and dated_place(line.text) is not None)


def _take_day(head: Head, line: HeadLine) -> None:
    dated, placed = dated_section(line.text), dated_place(line.text)
    day = dated[0] if dated else placed[0] if placed else None
    head.section = head.section or (dated[1] if dated else "")
    head.dateline = head.dateline or (placed[1] if placed else "")
    if day is None or head.published_on is not None:
        line.set_aside(OTHER_DAY)
        return
    head.published_on = day
    head.guess("published_on", day.isoformat(), line.text)
    line.take()


def _set_aside_rest(above: Above) -> None:
    """What is left above the text: kickers, the site's name, what the author is."""
    for place, line in enumerate(above.above):
        if not line.is_open:
            continue
        is_last = place == above.body_at - 1
        if place < above.headline_at and line.kind in ("title", "kicker", "names"):
            is_name = is_site(line.text, above.names_of_site) or is_paper(line.text)
            line.set_aside(SITE if is_name else KICKER)
        elif above.head.is_signed and is_desk(line.text.strip("()[] ")):
            line.set_aside(AGENCY)
        elif line.kind == "job":
            line.set_aside(JOB)
        elif line.kind == "kicker" and (not is_last or line.text[-1:].isdigit()):
            line.set_aside(KICKER)


def _slug(section: str) -> str:
    """The section that the file names: one that we know, or a slug as it stands."""
    return sections.read_section(section) or (section if _SLUG.fullmatch(section) else "")
