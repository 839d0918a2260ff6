"""Lists that were typed: bullets, numbers and letters, with items inside items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from octavo.core.manuscript.blocks import Block, List, ListItem
from octavo.importers.text.layout import Layout, ends_sentence
from octavo.importers.text.lines import Line, single_spaced
from octavo.importers.text.marks import inlines_of

_BULLET = re.compile(
    r"([-*•·∙\uf0b7\uf0a7\uf0d8\uf076‣▪▫◦●○■□☐☑☒◻➢➤✓✔✅–—])[ \t]+(?=\S)"
    r"|([•\uf0b7\uf0a7\uf0d8\uf076‣▪◦●■☐☑➢✓✔])(?=\S)"
)
_NUMBER = re.compile(r"(?:\((\d{1,3})\)|(\d{1,3})[.)])[ \t]+(?=\S)")
_LETTER = re.compile(r"\(?([a-z])\)[ \t]+(?=\S)")
_DASHES = "–—"
_LONGEST_DASHED = 120
_MOST_DASHED = 60  # items; more lines with dashes are a dialogue
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class _Item:
    """One item as it was typed: its sign, its number if it has one, its words, how far in."""

    sign: str
    number: int
    text: str
    indent: int


def read_list(
    lines: Sequence[Line], at: int, layout: Layout
) -> tuple[tuple[Block, ...], int] | None:
    """A list that begins at this line: two items or more, or one with a bullet that is no dash."""
    first = _item(lines[at])
    if first is None or (first.number and first.number > 1 and at and not lines[at - 1].is_blank):
        return None
    items: list[_Item] = []
    stop = at
    most = _MOST_DASHED if first.sign in _DASHES else len(lines)
    while stop < len(lines) and len(items) < most:
        item = _item(lines[stop])
        if item is None or not _follows(items, item):
            break
        end = _item_end(lines, stop, layout)
        words = " ".join([item.text, *(line.text for line in lines[stop + 1 : end])])
        items.append(_Item(item.sign, item.number, single_spaced(words), item.indent))
        stop = _next_item(lines, end)
    while stop > at and lines[stop - 1].is_blank:
        stop -= 1
    return ((_made(items),), stop) if _is_list(items) else None


def _item(line: Line) -> _Item | None:
    if match := _BULLET.match(line.text):
        return _Item(match[1] or match[2], 0, line.text[match.end() :], line.indent)
    if match := _NUMBER.match(line.text):
        return _Item("1", int(match[1] or match[2]), line.text[match.end() :], line.indent)
    if match := _LETTER.match(line.text):
        return _Item("a", ord(match[1]) - ord("a") + 1, line.text[match.end() :], line.indent)
    return None


def _follows(items: Sequence[_Item], item: _Item) -> bool:
    """Whether the item goes on with the list: the same sign and the next number, or further in."""
    if not items:
        return True
    recent = items[-_MOST_DASHED:]
    before = next((each for each in reversed(recent) if each.indent <= item.indent + 1), items[0])
    if item.indent > before.indent + 1:
        return item.number <= 1
    same = next((each for each in reversed(recent) if abs(each.indent - item.indent) <= 1), None)
    if same is None or same.sign != item.sign:
        return False
    return item.number == same.number + 1 if item.number else True


def _item_end(lines: Sequence[Line], at: int, layout: Layout) -> int:
    """The line after an item: wrapped lines belong to it, and lines hung under its words."""
    stop = at + 1
    while stop < len(lines) and not lines[stop].is_blank and not lines[stop].starts_page:
        if _item(lines[stop]):
            break
        is_hung = (
            lines[stop].indent > lines[at].indent
            and lines[at].indent < lines[stop].indent <= lines[at].indent + 6
        )
        flush = Line(lines[stop].text, lines[stop - 1].indent)
        if not is_hung and not layout.goes_on(lines[stop - 1], flush):
            break
        stop += 1
    return stop


def _next_item(lines: Sequence[Line], at: int) -> int:
    """Over one blank line, when another item stands below it."""
    if at + 1 < len(lines) and lines[at].is_blank and _item(lines[at + 1]):
        return at + 1
    return at


def _is_list(items: Sequence[_Item]) -> bool:
    if len(items) >= 2:
        # Dashes begin the lines of a dialogue, too.
        is_spoken = items[0].sign in _DASHES + "-" and any(
            ends_sentence(each.text) for each in items
        )
        is_short = all(len(each.text) <= _LONGEST_DASHED for each in items)
        return not (is_spoken and items[0].sign in _DASHES) and (
            is_short or items[0].sign not in _DASHES
        )
    return (
        bool(items)
        and items[0].sign in "•\uf0b7\uf0a7\uf0d8\uf076‣▪◦●■☐☑➢✓✔*"
        and len(items[0].text) <= _LONGEST_DASHED
    )


def _made(items: Sequence[_Item]) -> List:
    """The list, its items at most one level below the one before."""
    indents: list[int] = []
    made: list[ListItem] = []
    for item in items:
        while indents and item.indent < indents[-1] - 1:
            indents.pop()
        if not indents or item.indent > indents[-1] + 1:
            indents.append(item.indent)
        made.append(ListItem(inlines_of(item.text), level=min(len(indents), _DEEPEST)))
    first = items[0]
    is_ordered = first.number > 0 and first.sign == "1"
    return List(tuple(made), ordered=is_ordered, start=first.number if is_ordered else 1)
