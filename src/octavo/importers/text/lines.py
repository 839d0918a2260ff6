"""A text as lines: what stands in each, how far it is indented, and where pages begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

PAGE = "\f"
_TAB = 4  # columns
_SPACES = re.compile(r"[ \xa0\u2000-\u200a\u202f\u3000]+")
_WIDE = re.compile(r"[\u2000-\u200a\u3000]")
_HYPHENATED = re.compile("\xad+(?=\n)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the space around it; tabs and wide gaps inside stay. Empty: a blank line."""

    text: str
    indent: int = 0
    starts_page: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.text


def lines_of(text: str) -> list[Line]:
    """Cut a text into lines; a form feed says that its line begins a page."""
    text = _HYPHENATED.sub("-", text).replace("\xad", "")
    lines: list[Line] = []
    starts_page = False
    for raw in text.split("\n"):
        for number, part in enumerate(raw.split(PAGE)):
            starts_page = starts_page or number > 0
            line = _line(part, starts_page=starts_page)
            if line.is_blank and starts_page and number > 0 and not part:
                continue
            lines.append(line)
            starts_page = starts_page and line.is_blank
    return lines


def single_spaced(text: str) -> str:
    """Every run of spaces and tabs as one; a no-break space alone stays what it is."""
    text = _WIDE.sub(" ", text.replace("\t", " "))
    return re.sub(r" {2,}|(?: +\xa0|\xa0+ )[ \xa0]*|\xa0{2,}", " ", text).strip()


def _line(part: str, *, starts_page: bool) -> Line:
    stripped = part.strip(" \t\xa0\u3000")
    lead = part[: len(part) - len(part.lstrip(" \t\xa0\u3000"))].expandtabs(_TAB)
    text = _WIDE.sub(" ", stripped)
    return Line(text, len(lead) if text else 0, starts_page=starts_page and bool(text))
