"""Which block is the first on each page, read from the marks of the design."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from octavo.core.issue.paging import PageStart

Mark = Mapping[str, Any]

_BLOCK = re.compile(r"blocks\[(\d+)\]")
_BEGINS = ("begin", "figure", "quote", "table")
_NO_TEXT = ("unfilled", "filler")


def page_starts(marks: Sequence[Mark], *, first_folio: int) -> dict[str, tuple[PageStart, ...]]:
    """The pages of cover, imprint, contents, letter and articles, each with its first block."""
    by_name: dict[str, list[Mark]] = {}
    for mark in marks:
        if name := _name(mark):
            by_name.setdefault(name, []).append(mark)
    return {
        name: tuple(PageStart(page + first_folio - 1, path) for page, path in _starts(own))
        for name, own in by_name.items()
        if own[0]["what"] in ("front", "item-begin")
    }


def _name(mark: Mark) -> str:
    if mark["what"] == "front":
        return f":{mark['part']}"
    return str(mark.get("slug", ""))


def _starts(marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """Every page of one part, in order. Pictures that came to stand later turn nothing round."""
    if marks[0]["what"] == "front":
        yield from ((mark["page"], "") for mark in marks)
        return
    first, last = marks[0]["page"], max(it["page"] for it in marks if it["what"] not in _NO_TEXT)
    places = dict(_places(marks))
    blocks = sorted(places)
    yield first, ""
    for page in range(first + 1, last + 1):
        before = max((block for block in blocks if places[block] < page), default=-1)
        later = blocks[bisect_left(blocks, before + 1) :]
        here = (block for block in later if places[block] == page)
        yield page, f"blocks[{next(here, before + 1)}]"


def _places(marks: Iterable[Mark]) -> Iterator[tuple[int, int]]:
    """The page of each block that has a mark, by its number in the article."""
    for mark in marks:
        found = _BLOCK.fullmatch(str(mark.get("path", "")))
        if found and mark["what"] in _BEGINS:
            yield int(found[1]), mark["page"]
