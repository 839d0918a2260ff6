"""What two well-kept libraries take for the article of a page, as paragraphs of our own tree."""

from __future__ import annotations

import copy
from collections.abc import Iterable

from lxml import etree, html

from octavo.importers.html.weighing import Weights
from octavo.importers.html.words import BLOCK_TAGS, line_of

LARGEST = 1_500_000  # characters of markup; beyond it the libraries take many seconds
_NUMBER = "data-octavo-number"
_FEWEST = 10
_COMPARED = 48  # characters of a paragraph that tell it from the others

Paragraphs = frozenset[html.HtmlElement]


def paragraphs_of(root: html.HtmlElement, weights: Weights) -> list[html.HtmlElement]:
    """The elements that hold running prose of their own, in reading order."""
    return [
        element
        for element in root.iter(*BLOCK_TAGS)
        if weights[element].prose >= _FEWEST
        and weights[element].prose > sum(weights[child].prose for child in element)
    ]


def first_opinion(root: html.HtmlElement, paragraphs: list[html.HtmlElement]) -> Paragraphs:
    """The paragraphs that readability keeps."""
    from readability import Document
    from readability.readability import Unparseable

    for number, element in enumerate(paragraphs):
        element.set(_NUMBER, str(number))
    markup = etree.tostring(root, encoding="unicode", method="html")
    for element in paragraphs:
        del element.attrib[_NUMBER]
    try:
        summary = html.fromstring(Document(markup).summary())
    except (Unparseable, etree.LxmlError):
        return frozenset()
    numbers = (element.get(_NUMBER) for element in summary.iter())
    return frozenset(paragraphs[int(number)] for number in numbers if number)


def second_opinion(root: html.HtmlElement, paragraphs: list[html.HtmlElement]) -> Paragraphs:
    """The paragraphs that trafilatura keeps."""
    from trafilatura import extract

    text = extract(copy.deepcopy(root), include_comments=False, favor_recall=True) or ""
    known = {_start(line) for line in text.split("\n") if line.strip()}
    return frozenset(element for element in paragraphs if _start(line_of(element)) in known)


def agreement(left: Iterable[html.HtmlElement], right: Paragraphs, weights: Weights) -> float:
    """How far two opinions name the same words: 1 is wholly, 0 not at all."""
    left = frozenset(left)
    both = sum(weights[element].prose for element in left & right)
    all_words = sum(weights[e].prose for e in left) + sum(weights[e].prose for e in right)
    return 2 * both / all_words if all_words else 0.0


def _start(line: str) -> str:
    return "".join(line.split())[:_COMPARED]
