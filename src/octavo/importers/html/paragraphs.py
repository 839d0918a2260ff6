"""Cuts a stretch of loose text into paragraphs, and knows pauses and ornaments among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from octavo.core.manuscript.inlines import Inlines, Run, plain_text, runs
from octavo.importers.html.quotations import looks_like_verse
from octavo.importers.tidying import LINE_BREAK, lines_of, said, tidy

_ORNAMENT = re.compile(r"(?:[\s\u00a0]*[*·•⁂❦❧~–—_#.◆◇■□●○✦✻✽…∗⋆★☆❖-]){1,12}[\s\u00a0]*")
_SENTENCE_END = re.compile(r"[.!?:…][”’\"')\]]*$")
_LONG = 110  # characters a line; old pages end paragraphs of such lines with one break
_MOST_ENDED = 0.7
_NARROWEST, _WIDEST = 50, 100  # characters of the lines that programs of old wrapped
_MOST_FORCED = 0.8

Line = list[Run]


def paragraphs_of(flat: Sequence[Run], *, is_head: bool = False) -> list[Inlines]:
    """Cut the runs at empty lines. One break alone stays inside a paragraph, except between long
    lines that are sentences, and in the head of an article, where lines are name, day and so on.
    """
    groups: list[list[Line]] = [[]]
    for line in lines_of(flat):
        if any(run.text.strip() or run.note is not None for run in line):
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    paragraphs: list[Inlines] = []
    for group in groups:
        for lines in _parted(group, is_head=is_head):
            if inlines := _joined(lines):
                paragraphs.append(inlines)
    return paragraphs


def is_ornament(words: str) -> bool:
    """Whether the line is a pause: `* * *`, an asterism, a dash alone."""
    return bool(_ORNAMENT.fullmatch(words))


def without_breaks(inlines: Inlines) -> Inlines:
    """The same words on one line."""
    return tidy(replace(run, text=run.text.replace(LINE_BREAK, " ")) for run in runs(inlines))


def _parted(group: list[Line], *, is_head: bool) -> list[list[Line]]:
    if len(group) < 2:
        return [group] if group else []
    words = ["".join(run.text for run in line).strip() for line in group]
    if _is_wrapped(words):
        return [[_on_one_line(group)]]
    ended = sum(1 for line in words if _SENTENCE_END.search(line))
    is_prose = sum(map(len, words)) / len(words) > _LONG and ended >= len(words) * _MOST_ENDED
    if is_prose or (is_head and not looks_like_verse([_joined(group)])):
        return [[line] for line in group]
    return [group]


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines only end where the next word had no room left: prose of a fixed width."""
    width = max(map(len, lines))
    if len(lines) < 3 or not _NARROWEST <= width <= _WIDEST:
        return False
    forced = sum(
        len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
        for line, following in pairwise(lines)
    )
    return forced >= (len(lines) - 1) * _MOST_FORCED


def _on_one_line(group: Sequence[Line]) -> Line:
    return [run for line in group for run in (*line, Run(text=" "))]


def _joined(lines: list[Line]) -> Inlines:
    flat = [run for line in lines for run in (*line, Run(text=LINE_BREAK))]
    return tidy(_plain_initial(flat))


def _plain_initial(flat: list[Run]) -> list[Run]:
    """A first letter that is set larger is a dropped initial, not a word in bold."""
    worded = [place for place, run in enumerate(flat) if run.text.strip()]
    if len(worded) < 2:
        return flat
    initial, following = flat[worded[0]], flat[worded[1]]
    is_set_apart = initial.strong or initial.small_capitals
    is_same_word = following.text[:1].isalpha() and not initial.text.endswith(" ")
    if is_set_apart and is_same_word and len(initial.text.strip(" “\"'‘")) == 1:
        flat[worded[0]] = said(following, initial.text)
    return flat


def has_words(inlines: Inlines) -> bool:
    return bool(plain_text(inlines).strip())
