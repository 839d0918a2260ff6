"""How much running prose an element holds, and how much of its text only leads elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html

from octavo.importers.html.words import BLOCK_TAGS

_FEWEST = 10  # words in a row that count as prose


@dataclass(frozen=True, slots=True)
class Weight:
    """Words within an element: all, those inside links, and those of running prose."""

    words: int = 0
    linked: int = 0
    prose: int = 0

    @property
    def link_share(self) -> float:
        return self.linked / self.words if self.words else 0.0


_NOTHING = Weight()


class Weights:
    """The weight of every element of a tree, measured once, from the leaves up."""

    def __init__(self, root: html.HtmlElement) -> None:
        self._weights: dict[html.HtmlElement, Weight] = {}
        inline: dict[html.HtmlElement, tuple[int, int]] = {}
        for element in reversed(list(root.iter())):
            if isinstance(element.tag, str):
                self._weigh(element, inline)

    def __getitem__(self, element: html.HtmlElement) -> Weight:
        return self._weights.get(element, _NOTHING)

    def _weigh(
        self, element: html.HtmlElement, inline: dict[html.HtmlElement, tuple[int, int]]
    ) -> None:
        """Add up the children, then the element's own line of text; `inline` is what flows on."""
        own, own_linked = _count(element.text), 0
        words = linked = prose = 0
        for child in element:
            weight = self._weights.get(child, _NOTHING)
            words, linked = words + weight.words, linked + weight.linked
            prose += weight.prose
            flowing, flowing_linked = inline.get(child, (0, 0))
            own, own_linked = own + flowing, own_linked + flowing_linked
            tail = _count(child.tail)
            own, words = own + tail, words + tail
        words += _count(element.text)
        if element.tag == "a":
            own_linked, linked = own, words
        if element.tag not in BLOCK_TAGS:
            inline[element] = (own, own_linked)
        elif own >= _FEWEST and own_linked < own / 2:
            prose += own
        self._weights[element] = Weight(words, linked, prose)


def _count(text: str | None) -> int:
    return len(text.split()) if text else 0
