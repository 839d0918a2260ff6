"""What wraps mailed copy: header lines, forwarding, quote marks, a chat's name and hour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.utils import parseaddr

from octavo.core.manuscript.document import Byline
from octavo.importers.copy import Hints, SetAside
from octavo.importers.judgement import vocabulary
from octavo.importers.judgement.names import is_name
from octavo.importers.judgement.phrases import bare
from octavo.importers.text.lines import Line

COVERING_NOTE = "the covering note"
HEADER = "the mail’s header"
QUOTED = "an earlier message, quoted"
SIGNATURE = "the sender’s signature"

_FIELD = re.compile(r"\**([^\W\d_][\w -]{1,20}?)\**\s?:\**\s+(\S.*)")
_PREFIX = re.compile(
    r"\s*(?:(?:re|aw|sv|vs|antw|fwd?|wg|tr|rv|i|vb|rif|enc|odp|pd)\s*(?:\[\d+\])?\s*:"
    r"|\[[^\[\]]{1,40}\])\s*",
    re.IGNORECASE,
)
_SAID_AT = re.compile(r"(\S.{2,40}?)\s+(?:at\s+|\[)?\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?\]?:?")
_SIGN = re.compile(r":[a-z0-9_+-]{2,30}:|[\U0001F300-\U0001FAFF]")
_QUOTE = re.compile(r">+ ?")
_DEEPEST_QUOTE = 6
_LONGEST_HEADER = 400  # characters


def hints_of(fields: dict[str, str]) -> Hints:
    """What a mail's header says of the copy: the subject, and who sent it."""
    name, _ = parseaddr(fields.get("from", "").replace("[mailto:", "<").replace("]", ">"))
    people = (Byline(name.strip("\"' ")),) if is_name(name.strip("\"' ")) else ()
    return Hints(
        headline=plain_subject(fields.get("subject", "")), bylines=people, is_from_sender=True
    )


def plain_subject(subject: str) -> str:
    """A subject line without `Re:`, `Fwd:` and the names of mailing lists."""
    subject = " ".join(subject.split())
    while match := _PREFIX.match(subject):
        subject = subject[match.end() :]
    return subject.strip()


def without_header(lines: list[Line], aside: list[SetAside]) -> tuple[list[Line], dict[str, str]]:
    """Cut `From:`, `Subject:` and their like from the top; two of them make a mail's header."""
    fields: dict[str, str] = {}
    stop = 0
    while stop < len(lines) and (match := _FIELD.fullmatch(lines[stop].text[:_LONGEST_HEADER])):
        name = _field_name(match[1].lower())
        if not name:
            break
        fields.setdefault(name, match[2])
        stop += 1
    if len(fields) < 2 or not fields.keys() & {"subject", "to"}:
        return lines, {}
    set_aside(aside, lines[:stop], HEADER)
    return without_edges(lines[stop:]), fields


def without_chat(lines: list[Line], aside: list[SetAside]) -> list[Line]:
    """Cut `Ada Fox  16:42`, and the words to a colleague that follow it."""
    first_line = lines[0].text if lines else ""
    match = _SAID_AT.fullmatch(first_line) if len(first_line) <= _LONGEST_HEADER else None
    if match is None or not is_name(match[1]):
        return lines
    stop = 1
    while stop < len(lines) and not lines[stop].is_blank:
        stop += 1
    first = " ".join(line.text for line in lines[1:stop])
    is_note = len(first.split()) <= 40 and (speaks_of_copy(first) or _SIGN.search(first))
    stop = stop if is_note else 1
    set_aside(aside, lines[:stop], COVERING_NOTE)
    return without_edges(lines[stop:])


def _field_name(name: str) -> str:
    if name in vocabulary.words("mail", "subject"):
        return "subject"
    for language in vocabulary.languages():
        fields = vocabulary.words_of(language, "mail", "fields")
        if name in fields[:2]:
            return ("from", "to")[fields.index(name)]
    return name if name in vocabulary.words("mail", "fields") else ""


def forwarded(lines: list[Line], aside: list[SetAside]) -> list[Line] | None:
    """What stands below `Begin forwarded message:`; a shorter rest is an answer's quotation."""
    phrases = vocabulary.phrases("mail", "forwarded")
    for place, line in enumerate(lines):
        if len(line.text) > 80 or not phrases.meaning_of(bare(line.text) or line.text):
            continue
        above, below = lines[:place], lines[place + 1 :]
        if size_of(below) >= size_of(above):
            set_aside(aside, above, COVERING_NOTE)
            set_aside(aside, [line], HEADER)
            return without_edges(below)
        set_aside(aside, lines[place:], QUOTED)
        return without_edges(above)
    return None


def unquoted(lines: list[Line], aside: list[SetAside], *, depth: int = 0) -> list[Line]:
    """Take off the quote marks of a text that is quoted as a whole; cut an answered message."""
    if depth > _DEEPEST_QUOTE:
        return lines
    full = [line for line in lines if not line.is_blank]
    quoted = [line for line in full if line.text.startswith(">")]
    if size_of(quoted) > 0.6 * size_of(full) and len(quoted) > 3:
        first = next(i for i, line in enumerate(lines) if line.text.startswith(">"))
        last = max(i for i, line in enumerate(lines) if line.text.startswith(">"))
        set_aside(aside, lines[:first], COVERING_NOTE)
        set_aside(aside, lines[last + 1 :], SIGNATURE)
        kept = [_without_mark(line) for line in lines[first : last + 1]]
        return unquoted(kept, aside, depth=depth + 1)
    phrases = vocabulary.phrases("mail", "quoting")
    for place, line in enumerate(lines):
        below = next((each for each in lines[place + 1 :] if not each.is_blank), None)
        is_opening = len(line.text) < 120 and below is not None and below.text.startswith(">")
        rest = [each for each in lines[place + 1 :] if not each.is_blank] if is_opening else []
        if rest and phrases.meaning_of(line.text) and all(e.text.startswith(">") for e in rest):
            set_aside(aside, lines[place:], QUOTED)
            return without_edges(lines[:place])
    return lines


def _without_mark(line: Line) -> Line:
    text = _QUOTE.sub("", line.text, count=1) if line.text.startswith(">") else line.text
    return Line(text.strip(), len(text) - len(text.lstrip()))


def without_edges(lines: list[Line]) -> list[Line]:
    while lines and lines[0].is_blank:
        lines.pop(0)
    while lines and lines[-1].is_blank:
        lines.pop()
    return lines


def set_aside(aside: list[SetAside], lines: Sequence[Line], reason: str) -> None:
    text = "\n".join(line.text for line in lines if line.text)
    if text:
        aside.append(SetAside(text, reason))


def size_of(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)


def speaks_of_copy(text: str) -> bool:
    low = text.lower()
    return any(phrase in low for phrase in vocabulary.words("mail", "note"))
