"""Text copied out of a mail program: its header lines, quote marks, notes and signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.utils import parseaddr

from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.measuring import block_text
from octavo.importers.copy import Hints, RawCopy, SetAside
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
    r"\s*(?:(?:re|aw|sv|vs|antw|fwd?|wg|tr|rv|i|vb|rif|enc|odp|pd)\s*(?:\[\d+\])?\s*:|\[[^\[\]]{1,40}\])\s*",
    re.IGNORECASE,
)
_SAID_AT = re.compile(r"(\S.{2,40}?)\s+(?:at\s+|\[)?\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?\]?:?")
_SIGN = re.compile(r":[a-z0-9_+-]{2,30}:|[\U0001F300-\U0001FAFF]")
_QUOTE = re.compile(r">+ ?")
_DEEPEST_QUOTE = 6
_LONGEST_HEADER = 400  # characters
_LONGEST_SIGNATURE = 12  # lines
_LONGEST_NOTE = 12  # paragraphs
_MOST_NOTE_WORDS = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """The lines that are copy, what stood above and below them, and what the header says."""

    lines: tuple[Line, ...]
    above: tuple[SetAside, ...]
    below: tuple[SetAside, ...]
    hints: Hints


def opened(lines: Sequence[Line], *, is_letter: bool = False) -> Letter:
    """Take the letter from around the copy; text that is no letter comes back as it is.

    `is_letter`: it is known to be one, so that a greeting and a closing are no part of the copy.
    """
    kept = _without_edges(list(lines))
    aside: list[SetAside] = []
    hints = Hints()
    for _ in range(3):  # a forwarded forward
        kept, fields = _without_header(kept, aside)
        hints = hints if hints.headline or not fields else _hints(fields)
        forwarded = _forwarded(kept, aside)
        if forwarded is None:
            break
        kept = forwarded
    kept = _without_chat(kept, aside)
    kept = _unquoted(kept, aside)
    is_letter = is_letter or bool(aside)
    kept = _without_signature(kept, aside, is_letter=is_letter)
    kept = _without_note(kept, aside)
    above = [each for each in aside if each.reason not in (QUOTED, SIGNATURE)]
    below = [each for each in aside if each.reason in (QUOTED, SIGNATURE)]
    return Letter(tuple(kept), tuple(above), tuple(below), hints)


def opened_blocks(raw: RawCopy) -> RawCopy:
    """The same for copy that is already blocks, as the HTML of a mail is."""
    lines = [Line(" ".join(block_text(block).split())) for block in raw.blocks]
    letter = opened(lines, is_letter=True)
    kept = {id(line) for line in letter.lines}
    blocks = [block for block, line in zip(raw.blocks, lines, strict=True) if id(line) in kept]
    hints = raw.hints if raw.hints.headline else letter.hints
    return around(replace(raw, blocks=tuple(blocks), hints=hints), letter)


def around(raw: RawCopy, letter: Letter) -> RawCopy:
    """The copy with what was set aside of the letter around it."""
    end = len(raw.blocks)
    below = (replace(each, before=end) for each in letter.below)
    return replace(raw, set_aside=(*letter.above, *raw.set_aside, *below))


def _hints(fields: dict[str, str]) -> Hints:
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


def _without_edges(lines: list[Line]) -> list[Line]:
    while lines and lines[0].is_blank:
        lines.pop(0)
    while lines and lines[-1].is_blank:
        lines.pop()
    return lines


def _without_header(lines: list[Line], aside: list[SetAside]) -> tuple[list[Line], dict[str, str]]:
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
    _set_aside(aside, lines[:stop], HEADER)
    return _without_edges(lines[stop:]), fields


def _without_chat(lines: list[Line], aside: list[SetAside]) -> list[Line]:
    """Cut `Ada Fox  16:42`, and the words to a colleague that follow it."""
    first_line = lines[0].text if lines else ""
    match = _SAID_AT.fullmatch(first_line) if len(first_line) <= _LONGEST_HEADER else None
    if match is None or not is_name(match[1]):
        return lines
    stop = 1
    while stop < len(lines) and not lines[stop].is_blank:
        stop += 1
    first = " ".join(line.text for line in lines[1:stop])
    is_note = len(first.split()) <= 40 and (_speaks_of_copy(first) or _SIGN.search(first))
    stop = stop if is_note else 1
    _set_aside(aside, lines[:stop], COVERING_NOTE)
    return _without_edges(lines[stop:])


def _field_name(name: str) -> str:
    if name in vocabulary.words("mail", "subject"):
        return "subject"
    for language in vocabulary.languages():
        fields = vocabulary.words_of(language, "mail", "fields")
        if name in fields[:2]:
            return ("from", "to")[fields.index(name)]
    return name if name in vocabulary.words("mail", "fields") else ""


def _forwarded(lines: list[Line], aside: list[SetAside]) -> list[Line] | None:
    """What stands below `Begin forwarded message:`; a shorter rest is an answer's quotation."""
    phrases = vocabulary.phrases("mail", "forwarded")
    for place, line in enumerate(lines):
        if len(line.text) > 80 or not phrases.meaning_of(bare(line.text) or line.text):
            continue
        above, below = lines[:place], lines[place + 1 :]
        if _size(below) >= _size(above):
            _set_aside(aside, above, COVERING_NOTE)
            _set_aside(aside, [line], HEADER)
            return _without_edges(below)
        _set_aside(aside, lines[place:], QUOTED)
        return _without_edges(above)
    return None


def _unquoted(lines: list[Line], aside: list[SetAside], *, depth: int = 0) -> list[Line]:
    """Take off the quote marks of a text that is quoted as a whole; cut an answered message."""
    if depth > _DEEPEST_QUOTE:
        return lines
    full = [line for line in lines if not line.is_blank]
    quoted = [line for line in full if line.text.startswith(">")]
    if _size(quoted) > 0.6 * _size(full) and len(quoted) > 3:
        first = next(i for i, line in enumerate(lines) if line.text.startswith(">"))
        last = max(i for i, line in enumerate(lines) if line.text.startswith(">"))
        _set_aside(aside, lines[:first], COVERING_NOTE)
        _set_aside(aside, lines[last + 1 :], SIGNATURE)
        kept = [_without_mark(line) for line in lines[first : last + 1]]
        return _unquoted(kept, aside, depth=depth + 1)
    phrases = vocabulary.phrases("mail", "quoting")
    for place, line in enumerate(lines):
        below = next((each for each in lines[place + 1 :] if not each.is_blank), None)
        is_opening = len(line.text) < 120 and below is not None and below.text.startswith(">")
        rest = [each for each in lines[place + 1 :] if not each.is_blank] if is_opening else []
        if rest and phrases.meaning_of(line.text) and all(e.text.startswith(">") for e in rest):
            _set_aside(aside, lines[place:], QUOTED)
            return _without_edges(lines[:place])
    return lines


def _without_mark(line: Line) -> Line:
    text = _QUOTE.sub("", line.text, count=1) if line.text.startswith(">") else line.text
    return Line(text.strip(), len(text) - len(text.lstrip()))


def _without_signature(lines: list[Line], aside: list[SetAside], *, is_letter: bool) -> list[Line]:
    """Cut the signature under `-- `, and the greeting of a telephone."""
    for place in range(len(lines) - 1, max(-1, len(lines) - _LONGEST_SIGNATURE - 2), -1):
        is_mark = lines[place].text == "--" and place > 0.5 * len(lines)
        is_sent = place == len(lines) - 1 and _closing_of(lines[place].text, sure=True)
        if (is_mark or is_sent) and place:
            _set_aside(aside, lines[place:], SIGNATURE)
            return _without_edges(lines[:place])
    if not is_letter:
        return lines
    for place in range(len(lines) - 1, max(0, len(lines) - _LONGEST_SIGNATURE), -1):
        rest = [line.text for line in lines[place + 1 :] if line.text]
        if _closing_of(lines[place].text) and all(len(text) <= 70 for text in rest):
            _set_aside(aside, lines[place:], SIGNATURE)
            return _without_edges(lines[:place])
    return lines


def _without_note(lines: list[Line], aside: list[SetAside]) -> list[Line]:
    """Cut the note above the copy: from greeting to closing, or while it speaks of the copy."""
    if not lines or not _is_greeting(lines[0].text):
        return lines
    stop = _end_of_note(lines)
    speaks = stop > 1
    if not speaks or _size(lines[stop:]) < 200:
        return lines
    _set_aside(aside, lines[:stop], COVERING_NOTE)
    rest = _without_edges(lines[stop:])
    while rest and not any(map(str.isalnum, rest[0].text)):
        rest = rest[1:]
    return rest


def _end_of_note(lines: Sequence[Line]) -> int:
    """The line after the note: its closing and who signs, a rule, or its last word of the copy."""
    spoken, words = 1, 0
    for place, text in _paragraphs(lines, start=1):
        words += len(text.split())
        end = place + text.count("\n") + 1
        if words > _MOST_NOTE_WORDS:
            break
        if any(_closing_of(line) for line in text.split("\n")):
            while end < len(lines) and (not lines[end].text or len(lines[end].text.split()) <= 2):
                end += 1
            return end
        if not any(map(str.isalnum, text)):
            return end
        if _speaks_of_copy(text) and spoken == _before(lines, place):
            spoken = end
    return spoken


def _before(lines: Sequence[Line], place: int) -> int:
    """The line after the last words above a place."""
    while place > 1 and lines[place - 1].is_blank:
        place -= 1
    return place


def _paragraphs(lines: Sequence[Line], *, start: int) -> list[tuple[int, str]]:
    """Each stretch between blank lines: the number of its first line, and its words."""
    found: list[tuple[int, str]] = []
    at = start
    while at < len(lines) and len(found) < _LONGEST_NOTE:
        stop = at
        while stop < len(lines) and not lines[stop].is_blank:
            stop += 1
        if stop > at:
            found.append((at, "\n".join(line.text for line in lines[at:stop])))
        at = stop + 1
    return found


def _is_greeting(text: str) -> bool:
    return len(text.split()) <= 6 and bool(vocabulary.phrases("mail", "greeting").meaning_of(text))


def _closing_of(text: str, *, sure: bool = False) -> bool:
    if len(text) > 60 or not vocabulary.phrases("mail", "closing").meaning_of(text):
        return False
    return not sure or len(text.split()) >= 3


def _speaks_of_copy(text: str) -> bool:
    low = text.lower()
    return any(phrase in low for phrase in vocabulary.words("mail", "note"))


def _set_aside(aside: list[SetAside], lines: Sequence[Line], reason: str) -> None:
    text = "\n".join(line.text for line in lines if line.text)
    if text:
        aside.append(SetAside(text, reason))


def _size(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)
