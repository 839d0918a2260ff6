"""Which paragraphs are items of which list, how deep, and where a list's numbers begin."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from octavo.importers.docx.names import first, found, tag, value
from octavo.importers.docx.styles import Styles

_UNNUMBERED = frozenset({"bullet", "none", ""})
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition. A `kind` of `none` is no list at all."""

    kind: str
    start: int = 1


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph's place in a list. `number` is its own, 0 for a bullet; `level` begins at 1."""

    list_id: str
    level: int
    number: int
    is_ordered: bool


class Numbering:
    """The list definitions, and the counters as they stand while the text is read in order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counters: dict[tuple[str, int], int] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        for each in root.iter(tag("w:abstractNum")):
            self._abstract[each.get(tag("w:abstractNumId"), "")] = _levels(each)
        for each in found(root, "w:num"):
            overridden = {
                number: Level("", int(start))
                for override in found(each, "w:lvlOverride")
                if (number := _integer(override.get(tag("w:ilvl")))) is not None
                and (start := value(override, "w:startOverride") or "").isdecimal()
                and len(start) < 7
            }
            key = each.get(tag("w:numId"), "")
            self._lists[key] = (value(each, "w:abstractNumId") or "", overridden)

    def item(self, paragraph: etree._Element) -> Item | None:
        """The paragraph's place in its list, counting on; None when it is in none."""
        style_id = value(paragraph, "w:pPr/w:pStyle")
        own = first(paragraph, "w:pPr/w:numPr")
        inherited = self._styles.numbering(style_id)
        list_id = value(own, "w:numId") or value(inherited, "w:numId")
        if not list_id or list_id not in self._lists:
            return None
        depth = _integer(value(own, "w:ilvl") or value(inherited, "w:ilvl")) or 0
        depth = min(max(depth, 0), _DEEPEST)
        abstract_id, overridden = self._lists[list_id]
        level = self._abstract.get(abstract_id, {}).get(depth, Level("bullet"))
        if level.kind == "none":
            return None
        is_ordered = level.kind not in _UNNUMBERED
        number = self._count(list_id, abstract_id, depth, level, overridden) if is_ordered else 0
        return Item(list_id, depth + 1, number, is_ordered)

    def _count(
        self, list_id: str, abstract_id: str, depth: int, level: Level, overridden: dict[int, Level]
    ) -> int:
        """The item's number: one more than the last on its level, or where the list begins."""
        start = overridden[depth].start if depth in overridden else level.start
        restarts = depth in overridden and f"{list_id}/{depth}" not in self._begun
        self._begun.add(f"{list_id}/{depth}")
        key = (abstract_id, depth)
        counted = self._counters.get(key)
        self._counters[key] = start if restarts or counted is None else counted + 1
        for deeper in range(depth + 1, _DEEPEST + 1):
            self._counters.pop((abstract_id, deeper), None)
        return self._counters[key]


def _levels(abstract: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for each in found(abstract, "w:lvl"):
        start = value(each, "w:start") or "1"
        kind = value(each, "w:numFmt") or ""
        levels[_integer(each.get(tag("w:ilvl"))) or 0] = Level(
            kind, int(start) if start.isdecimal() and len(start) < 7 else 1
        )
    return levels


def _integer(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 5 else None
