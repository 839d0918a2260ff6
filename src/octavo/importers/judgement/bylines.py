"""Who made the piece, read from a line such as `By Ada Fox and Ben Lund | 3 March 2026`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import Inlines, runs
from octavo.importers.judgement import dates, roles, sections, vocabulary
from octavo.importers.judgement.furniture import is_sharing_row, without_counts

_SEPARATORS = re.compile(r"\s*(?:[|•·∙●▪¦\t\n]|\s[–—/\-‐]{1,2}\s|\s//\s|\s{3,})\s*")
_LINK = re.compile(r"\[([^\[\]]{1,100})\]\s?\(([^()\s]{0,500}(?:\([^()\s]{0,100}\))?)\)")
_BARE_LINK = re.compile(r"\s*[(<\[]\s*((?:https?://|www\.)[^\s()<>\[\]]{1,500})\s*[)>\]]")
_HANDLE = re.compile(
    r"\s*[(<\[]?\s*(?:mailto:)?(?:[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{1,40}|(?<!\w)@\w{2,30})\s*[)>\]]?"
)
_PRONOUNS = re.compile(r"\s*\((?:she|he|they|sie|er|elle|il|lui|lei)/[\w/]{2,12}\)", re.IGNORECASE)
_WEB = re.compile(r"https?://\S+$", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    r"\b(?:published|posted|updated|on|am|vom|le|el|il|den|op|dnia|em|del?)\b[:\s]*(?=\|)",
    re.IGNORECASE,
)
_LONGEST_LINE = 300


@dataclass(frozen=True, slots=True)
class Signature:
    """What a byline line says: who, when, and in which section.

    `is_introduced`: a word such as `By` or `Text:` says so; else names stand bare.
    """

    bylines: tuple[Byline, ...]
    day: date | None = None
    section: str = ""
    is_introduced: bool = True


def read_bylines(line: str | Inlines) -> tuple[Byline, ...]:
    """The names of a line that a word such as `By` or `Text:` introduces; empty for any other."""
    signature = read_signature(line)
    return signature.bylines if signature and signature.is_introduced else ()


def read_signature(line: str | Inlines, *, language: str = "") -> Signature | None:
    """Read a whole byline line; None when it says anything that no byline line says.

    Where `language` is known, a preposition of another language introduces nobody.
    """
    if len(line) > _LONGEST_LINE if isinstance(line, str) else _is_long(line):
        return None
    text, links = _text_and_links(line)
    text, day = _without_dates(_HANDLE.sub("", _PRONOUNS.sub("", text)))
    bylines: list[Byline] = []
    section, is_introduced = "", False
    for segment in _SEPARATORS.split(without_counts(text)):
        segment = segment.strip(" ,;–—-")
        if not segment or dates.beside_words(segment) or is_sharing_row(segment):
            continue
        if found := roles.read_people(segment, language=language):
            bylines.extend(_with_role(found, bylines))
            is_introduced = is_introduced or found.is_introduced
        elif vocabulary.phrases("head", "kickers").meaning_of(segment):
            continue
        elif not section and (slug := sections.read_section(segment)):
            section = slug
        elif not bylines or len(segment.split()) > 5:
            return None
    if not bylines:
        return None
    return Signature(_linked(bylines, links), day, section, is_introduced)


def _with_role(found: roles.People, before: list[Byline]) -> list[Byline]:
    """After a picture's credit, what stands behind a bar is the agency or a second photographer."""
    is_after_picture = bool(before) and before[-1].role in roles.PICTURES
    if found.is_introduced or not is_after_picture:
        return list(found.bylines)
    return [Byline(byline.name, before[-1].role) for byline in found.bylines]


def is_picture_credit(bylines: tuple[Byline, ...]) -> bool:
    """Whether the line names only who made the pictures."""
    return bool(bylines) and all(byline.role in roles.PICTURES for byline in bylines)


def _without_dates(text: str) -> tuple[str, date | None]:
    """The line with a bar in each date's place, and the day of publication."""
    found = dates.find_dates(text)
    for each in reversed(found):
        text = text[: each.start].rstrip(" ,(") + " | " + text[each.end :].lstrip(" ,)")
    return _BEFORE_DATE.sub("|", text), dates.first_day(found)


def _is_long(line: Inlines) -> bool:
    return sum(len(run.text) for run in runs(line)) > _LONGEST_LINE


def _text_and_links(line: str | Inlines) -> tuple[str, dict[str, str]]:
    """The words of a line and the address that each linked stretch of them leads to."""
    links: dict[str, str] = {}
    if not isinstance(line, str):
        flat = list(runs(line))
        links = {run.text.strip(" ,"): run.link for run in flat if run.link}
        line = "".join(run.text for run in flat)
    for text, url in _LINK.findall(line):
        links[text.strip()] = url
    line = _LINK.sub(r"\1", line)
    while match := _BARE_LINK.search(line):
        before = line[: match.start()]
        links[re.split(r"[,;|&]|\b(?:by|and|und|et|von|par)\b", before, flags=re.I)[-1].strip()] = (
            match[1]
        )
        line = before + line[match.end() :]
    return re.sub(r"[ \xa0]+", " ", line.replace("\n", " | ")).strip(), links


def _linked(bylines: list[Byline], links: dict[str, str]) -> tuple[Byline, ...]:
    """Give each name the address its words led to."""
    linked: list[Byline] = []
    for byline in bylines:
        low = byline.name.lower()
        url = next((url for text, url in links.items() if text and _is_same(low, text.lower())), "")
        linked.append(Byline(byline.name, byline.role, url if _WEB.match(url) else ""))
    return tuple(dict.fromkeys(linked))


def _is_same(name: str, text: str) -> bool:
    return name in text or name.startswith(f"{text} ") or name.endswith(f" {text}")
