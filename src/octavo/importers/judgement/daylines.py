"""Lines that give a day together with a section or a place."""

from __future__ import annotations

import re
from datetime import date

from octavo.importers.judgement import dates, sections
from octavo.importers.judgement.furniture import without_counts

_LONGEST = 200  # characters
_LONGEST_WITH_PLACE = 100
_PARTS = re.compile(r"\s*[|•·]\s*|\s[–—-]\s")
_NO_PLACE = frozenset({"by", "from", "since", "until", "after", "before"})
_MOST_WORDS_OF_PLACE = 3


def dated_section(text: str) -> tuple[date, str] | None:
    """Day and section of a line such as `Filed 3 March 2026 in Culture | 5 min read`."""
    found = dates.find_dates(text) if len(text) <= _LONGEST else ()
    for each in reversed(found):
        text = f"{text[: each.start]} | {text[each.end :]}"
    section = ""
    for part in _PARTS.split(without_counts(text)) if found else ():
        words = part.strip(" ,;.()")
        if not words or dates.is_beside_date(words):
            continue
        slug = sections.read_section(words)
        if not slug or section:
            return None
        section = slug
    day = dates.first_day(found)
    return (day, section) if day else None


def dated_place(text: str) -> tuple[date, str] | None:
    """Day and place of a line such as `PORT VELL, 18 February 2026 - 05:30 CEST`."""
    found = dates.find_dates(text) if len(text) <= _LONGEST_WITH_PLACE else ()
    if len(found) != 1:
        return None
    before, after = text[: found[0].start], text[found[0].end :]
    words = before.strip(" ,.-–—|·(").split()
    is_place = 0 < len(words) <= _MOST_WORDS_OF_PLACE and all(word[:1].isupper() for word in words)
    place = " ".join(words)
    if not is_place or place.lower() in _NO_PLACE or not dates.is_beside_date(after):
        return None
    return found[0].day, place
