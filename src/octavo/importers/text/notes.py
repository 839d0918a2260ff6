"""Footnotes that were typed: `[1]`, `¹`, `*` or a bare number in the text, and what they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from octavo.importers.text.lines import Line
from octavo.importers.text.marks import NOTE_CLOSES, NOTE_OPENS

# Keys are figures and letters, whatever sign the writer chose.
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§", "0123456789abcd")


@dataclass(frozen=True, slots=True)
class _Style:
    """How one writer sets notes: the note's line below, and the mark in the text."""

    definition: re.Pattern[str]
    mark: re.Pattern[str]
    fewest: int = 1


_STYLES = (
    _Style(
        re.compile(r"\[\^?(\d{1,3}|[a-z]|[ivx]{1,5}|\*{1,3})\]:?\s+(?=\S)"),
        re.compile(r"\s?\[\^?(\d{1,3}|[a-z]|[ivx]{1,5}|\*{1,3})\](?![(:\w])"),
    ),
    _Style(re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[.)]?\s*(?=\S)"), re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")),
    _Style(
        re.compile(r"([*†‡§]{1,3})\s?(?=[^\s*†‡§])(?![^*]*[^\s*]\*)"),
        re.compile(r"(?<=[\w.,;:!?”’\")»])([*†‡§]{1,3})(?![\w*†‡§])"),
    ),
    _Style(
        re.compile(r"\(?(\d{1,3})[.):]?\s+(?=\S)"),
        re.compile(
            r"(?<=[^\W\d_])(?<![A-Z])(\d{1,3})(?![\w%°])|(?<=[.,;:!?”’\")»])(\d{1,3})(?=\s|$)"
        ),
        fewest=2,
    ),
    _Style(
        re.compile(r"\((\d{1,3})\)\s+(?=\S)"),
        re.compile(r"(?<=\S)\s?\((\d{1,3})\)(?!\w)"),
        fewest=2,
    ),
)


@dataclass(frozen=True, slots=True)
class Noted:
    """The lines with their marks made plain, and for the lines that begin a note its key."""

    lines: tuple[Line, ...]
    keys: dict[int, str]


def find_notes(lines: Sequence[Line]) -> Noted:
    """Pair marks with the notes below them; a number that has no note stays a number."""
    for style in _STYLES:
        if found := _by_style(lines, style):
            return found
    return Noted(tuple(lines), {})


def _by_style(lines: Sequence[Line], style: _Style) -> Noted | None:
    starts = {
        place: match
        for place, line in enumerate(lines)
        if line.text and (match := style.definition.match(line.text))
    }
    if len(starts) < style.fewest:
        return None
    starts = _in_order(lines, starts, style)
    if len(starts) < style.fewest:
        return None
    wanted = Counter(_key(match) for match in starts.values())
    given: Counter[str] = Counter()
    told: Counter[str] = Counter()
    made: list[Line] = []
    keys: dict[int, str] = {}
    for place, line in enumerate(lines):
        text = line.text
        if place in starts:
            key = _key(starts[place])
            keys[place] = _unique(key, told)
            text = text[starts[place].end() :]
        made.append(replace(line, text=_marked(text, style, wanted, given)))
    return Noted(tuple(made), keys)


def _in_order(
    lines: Sequence[Line], starts: dict[int, re.Match[str]], style: _Style
) -> dict[int, re.Match[str]]:
    """Those starts of notes whose mark stands above them; numbers alone must count up from one."""
    seen: set[str] = set()
    kept: dict[int, re.Match[str]] = {}
    for place, line in enumerate(lines):
        if place in starts and _key(starts[place]) in seen:
            kept[place] = starts[place]
            seen.discard(_key(starts[place]))
        else:
            seen.update(_key(match) for match in _marks(style, line.text[place in starts :]))
    if style.fewest > 1:
        keys = [_key(match) for match in kept.values()]
        is_below = not kept or min(kept) > 0.4 * len(lines)
        if keys != [str(number + 1) for number in range(len(keys))] or not is_below:
            return {}
    return kept


def _marked(text: str, style: _Style, wanted: Counter[str], given: Counter[str]) -> str:
    def mark(match: re.Match[str]) -> str:
        key = _key(match)
        if given[key] >= wanted[key] or _closes(match):
            return match[0]
        return NOTE_OPENS + _unique(key, given) + NOTE_CLOSES

    return style.mark.sub(mark, text)


def _marks(style: _Style, text: str) -> list[re.Match[str]]:
    return [match for match in style.mark.finditer(text) if not _closes(match)]


def _closes(match: re.Match[str]) -> bool:
    """Whether an asterisk ends emphasis that was opened before it."""
    return "*" in match[0] and match.string.count("*", 0, match.start()) % 2 == 1


def _unique(key: str, told: Counter[str]) -> str:
    """A key for the mark or note that comes next: the same sign may lead to several notes."""
    told[key] += 1
    return key if told[key] == 1 else f"{key}-{told[key]}"


def _key(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group).translate(_RAISED)
