"""Copy that came in a letter, without the letter: its note, closing and signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from octavo.core.manuscript.measuring import block_text
from octavo.importers.copy import Hints, RawCopy, SetAside
from octavo.importers.judgement import vocabulary
from octavo.importers.text.envelopes import (
    COVERING_NOTE,
    QUOTED,
    SIGNATURE,
    forwarded,
    hints_of,
    set_aside,
    size_of,
    speaks_of_copy,
    unquoted,
    without_chat,
    without_edges,
    without_header,
)
from octavo.importers.text.lines import Line

AFTERWORD = "words to the editor"
BELOW = frozenset({QUOTED, SIGNATURE, AFTERWORD})
_LONGEST_SIGNATURE = 12  # lines
_LONGEST_NOTE = 12  # paragraphs
_MOST_NOTE_WORDS = 200
_MOST_CLOSING_WORDS = 60


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
    kept = without_edges(list(lines))
    aside: list[SetAside] = []
    hints = Hints()
    for _ in range(3):  # a forwarded forward
        kept, fields = without_header(kept, aside)
        hints = hints if hints.headline or not fields else hints_of(fields)
        inner = forwarded(kept, aside)
        if inner is None:
            break
        kept = inner
    kept = without_chat(kept, aside)
    kept = unquoted(kept, aside)
    is_letter = is_letter or bool(aside)
    kept = _without_signature(kept, aside, is_letter=is_letter)
    kept = _without_note(kept, aside)
    above = [each for each in aside if each.reason not in BELOW]
    below = [each for each in aside if each.reason in BELOW]
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


def _without_signature(lines: list[Line], aside: list[SetAside], *, is_letter: bool) -> list[Line]:
    """Cut the signature under `-- `, the greeting of a telephone, and in a letter the closing."""
    for place in range(len(lines) - 1, max(0, len(lines) - _LONGEST_SIGNATURE - 2), -1):
        is_mark = lines[place].text == "--" and place > 0.5 * len(lines)
        is_sent = place == len(lines) - 1 and _closing_of(lines[place].text, sure=True)
        if is_mark or is_sent:
            set_aside(aside, lines[place:], SIGNATURE)
            lines = without_edges(lines[:place])
            break
    return _without_closing(lines, aside) if is_letter else lines


def _without_closing(lines: list[Line], aside: list[SetAside]) -> list[Line]:
    """Cut `Best wishes` with what follows, and the words about the copy right above it."""
    for place in range(len(lines) - 1, max(0, len(lines) - _LONGEST_SIGNATURE), -1):
        rest = [line.text for line in lines[place + 1 :] if line.text]
        if not _closing_of(lines[place].text) or any(len(text) > 70 for text in rest):
            continue
        above = without_edges(lines[:place])
        start = len(above)
        while start and not above[start - 1].is_blank:
            start -= 1
        last = " ".join(line.text for line in above[start:])
        is_note = start > 0 and len(last.split()) <= _MOST_CLOSING_WORDS and speaks_of_copy(last)
        set_aside(aside, above[start:] if is_note else [], AFTERWORD)
        set_aside(aside, lines[place:], SIGNATURE)
        return without_edges(above[:start]) if is_note else above
    return lines


def _without_note(lines: list[Line], aside: list[SetAside]) -> list[Line]:
    """Cut the note above the copy: from greeting to closing, or while it speaks of the copy."""
    if not lines or not _is_greeting(lines[0].text):
        return lines
    stop = _end_of_note(lines)
    speaks = stop > 1
    if not speaks or size_of(lines[stop:]) < 200:
        return lines
    set_aside(aside, lines[:stop], COVERING_NOTE)
    rest = without_edges(lines[stop:])
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
        if speaks_of_copy(text) and spoken == _before(lines, place):
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
