"""Lists that somebody typed: paragraphs or lines that begin with a bullet or count upwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from octavo.core.manuscript.blocks import Block, List, ListItem, Paragraph
from octavo.core.manuscript.inlines import Inlines, plain_text, runs
from octavo.importers.tidying import cut, lines_of, tidy

_BULLET = re.compile(r"[•▪●◦‣⁃■□➤►·][\s\u00a0]*(?=\S)")
_NUMBER = re.compile(r"(?P<number>\d{1,2})[.)][\s\u00a0]+(?=\S)")
_FEWEST = 2
_LONGEST = 45  # words of an item on average; numbered paragraphs that are longer are the text


def with_typed_lists(blocks: Sequence[Block]) -> list[Block | None]:
    """The blocks, with a list where paragraphs in a row are its items.

    As many come out as went in, so that places hold: for each paragraph that became a part of the
    list above it, there is a None.
    """
    result: list[Block | None] = []
    place = 0
    while place < len(blocks):
        length, made = _list_at(blocks, place)
        result.extend([made, *[None] * (length - 1)] if made else [blocks[place]])
        place += length
    return result


def _list_at(blocks: Sequence[Block], place: int) -> tuple[int, List | None]:
    """How many blocks from here on are one list, and that list."""
    block = blocks[place]
    if isinstance(block, Paragraph) and "\n" in plain_text(block.inlines):
        lines = [tidy(line) for line in lines_of(runs(block.inlines)) if line]
        items, start = _items(lines)
        return 1, _made(items, start) if len(items) == len(lines) else None
    items, start = _items(_paragraphs(blocks, place))
    made = _made(items, start)
    return (len(items), made) if made else (1, None)


def _paragraphs(blocks: Sequence[Block], place: int) -> Iterator[Inlines]:
    for at in range(place, len(blocks)):
        block = blocks[at]
        if not isinstance(block, Paragraph) or "\n" in plain_text(block.inlines):
            return
        yield block.inlines


def _items(lines: Iterable[Inlines]) -> tuple[list[Inlines], int | None]:
    """The words of the items that the lines begin with; the first number, None for bullets."""
    items: list[Inlines] = []
    start: int | None = None
    for line in lines:
        words = plain_text(line)
        number = _NUMBER.match(words)
        match = number if start is not None else _BULLET.match(words) or number
        if not items and number:
            start = int(number["number"])
        is_next = number is not None and start is not None
        if is_next and number is not None and int(number["number"]) != (start or 0) + len(items):
            break
        if match is None or (items and (start is None) != (number is None)):
            break
        items.append(cut(line, match.end())[1])
    return items, start


def _made(items: Sequence[Inlines], start: int | None) -> List | None:
    words = sum(len(plain_text(item).split()) for item in items)
    if len(items) < _FEWEST or words > len(items) * _LONGEST:
        return None
    listed = tuple(ListItem(item) for item in items)
    return List(listed, ordered=start is not None, start=start or 1)
