"""The stretch of a page in which an article's head can stand: down to its first paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from octavo.importers.html.figures import is_picture
from octavo.importers.html.weighing import Weights
from octavo.importers.html.words import BLOCK_TAGS, HEADINGS, line_of
from octavo.importers.judgement.names import is_name

_MOST_BELOW = 400  # elements below the headline in which names and days are looked for
_PARAGRAPHS = 3  # of prose; a name below the third is no byline any more
_TEXT = 25  # words of a paragraph that is the text
_NO_LINES = frozenset({"figure", "li", "blockquote", "figcaption", "set-aside"})


class Region:
    """Elements in reading order, from the top of `outer` to the third paragraph of prose."""

    def __init__(
        self, outer: html.HtmlElement, headline: html.HtmlElement | None, weights: Weights
    ) -> None:
        self.outer = outer
        self.headline = headline
        self._elements: list[html.HtmlElement] = []
        self.first_prose = -1
        self._first_paragraph = -1
        found = below = 0
        is_below = headline is None
        for element in outer.iterdescendants():
            is_below = is_below or element is headline
            below += is_below
            self._elements.append(element)
            if below > _MOST_BELOW:
                break
            if is_below and _is_paragraph(element, weights):
                found += 1
                if found == 1:
                    self._first_paragraph = len(self._elements) - 1
                if self.first_prose < 0 and _is_text(element, weights):
                    self.first_prose = len(self._elements) - 1
                if found == _PARAGRAPHS:
                    break
        self._places = {element: place for place, element in enumerate(self._elements)}

    def present(self) -> list[html.HtmlElement]:
        """The elements that are still in the tree."""
        return [element for element in self._elements if self.is_there(element)]

    def is_there(self, element: html.HtmlElement) -> bool:
        return self.outer in element.iterancestors()

    def place(self, element: html.HtmlElement) -> int:
        return self._places.get(element, -1)

    def holds_headline(self, element: html.HtmlElement) -> bool:
        """Whether the element is the headline or stands around it."""
        return self.headline is not None and (
            element is self.headline or element in self.headline.iterancestors()
        )

    def is_above(self, element: html.HtmlElement) -> bool:
        """Whether the element stands above the headline or inside it."""
        if self.headline is None:
            return False
        return self.place(element) < self.place(self.headline) or (
            self.headline in element.iterancestors()
        )

    def is_above_text(self, element: html.HtmlElement, *, surely: bool = False) -> bool:
        """Whether no paragraph of the text stands above the element; `surely`: no standfirst."""
        is_told = self.first_prose >= 0 and not surely
        start = self.first_prose if is_told else self._first_paragraph
        return start < 0 or self.place(element) < start

    def lines(self) -> Iterator[html.HtmlElement]:
        """The blocks of text that hold no other block, in order; the headline left out."""
        for element in self.present():
            if self.holds_headline(element) or not self.is_there(element):
                continue
            if element.tag not in BLOCK_TAGS or element.tag in _NO_LINES:
                continue
            if any(
                inner.tag in BLOCK_TAGS or _is_shown(inner) for inner in element.iterdescendants()
            ):
                continue
            if any(_keeps_its_lines(ancestor) for ancestor in element.iterancestors()):
                continue
            if line_of(element):
                yield element


def _is_shown(element: html.HtmlElement) -> bool:
    """Whether the element is a picture whose words are not just somebody's name."""
    alt = " ".join((element.get("alt") or "").split())
    return is_picture(element) and not is_name(alt)


def _is_text(element: html.HtmlElement, weights: Weights) -> bool:
    """Whether the paragraph is longer than most standfirsts."""
    return element.tag not in HEADINGS and weights[element].prose >= _TEXT


def _keeps_its_lines(element: html.HtmlElement) -> bool:
    """Whether the lines inside belong to a picture, list, quotation or table of figures."""
    is_table = element.tag == "table" and element.find(".//th") is not None
    return element.tag in _NO_LINES or is_table


def _is_paragraph(element: html.HtmlElement, weights: Weights) -> bool:
    prose = weights[element].prose
    return prose > 0 and prose > sum(weights[child].prose for child in element)
