"""Footnotes: numbered as their marks are read, gathered below the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from octavo.core.manuscript.blocks import Block, Box, Footnote
from octavo.core.manuscript.inlines import Inlines

Placed = tuple[str, Footnote]


def _footnotes(blocks: Iterable[Block], path: str) -> list[Placed]:
    found: list[Placed] = []
    for index, block in enumerate(blocks):
        place = f"{path}[{index}]"
        if isinstance(block, Footnote):
            found.append((place, block))
        elif isinstance(block, Box):
            found.extend(_footnotes(block.blocks, f"{place}.blocks"))
    return found


@dataclass(slots=True)
class Note:
    """A footnote with its number and the anchors of the marks that lead to it."""

    number: int
    inlines: Inlines
    path: str
    marks: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"note-{self.number}"


class Notes:
    """The notes of one article while it is written: marks take numbers in the order they come."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._waiting = _footnotes(blocks, "blocks")
        self._numbered: dict[str, Note] = {}
        self._in_order: list[Note] = []

    def mark(self, key: str) -> Note | None:
        """The note that a mark leads to, with one more mark; None if nobody wrote that note."""
        note = self._numbered.get(key) or self._number_by_key(key)
        if note:
            again = f"-{len(note.marks) + 1}" if note.marks else ""
            note.marks.append(f"mark-{note.number}{again}")
        return note

    def at(self, index: int) -> Note | None:
        """The note in that place, counted from 0; those that no mark leads to come last."""
        if index == len(self._in_order) and self._waiting:
            self._number(self._waiting[0])
        return self._in_order[index] if index < len(self._in_order) else None

    def _number_by_key(self, key: str) -> Note | None:
        return next((self._number(it) for it in self._waiting if it[1].key == key), None)

    def _number(self, placed: Placed) -> Note:
        self._waiting = [other for other in self._waiting if other is not placed]
        path, footnote = placed
        number = len(self._in_order) + 1
        note = Note(number=number, inlines=footnote.inlines, path=f"{path}.inlines")
        self._in_order.append(note)
        self._numbered.setdefault(footnote.key, note)
        return note
