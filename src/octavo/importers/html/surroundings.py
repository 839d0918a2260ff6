"""What stands around an article: how far its head reaches, and the page's furniture beyond it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from lxml import html

from octavo.importers.copy import SetAside
from octavo.importers.html.figures import is_picture
from octavo.importers.html.furniture import MARK, replace_by_mark, why_element_is_furniture
from octavo.importers.html.region import Region
from octavo.importers.html.weighing import Weights
from octavo.importers.html.words import HEADINGS, drop, line_of, text_of
from octavo.importers.judgement.bylines import read_bylines
from octavo.importers.judgement.credits import read_credit
from octavo.importers.judgement.dates import read_date

_OUTSIDE = "outside the article"
_PROSE_TAGS = frozenset({"p", "div", "li", "blockquote", "td", "dd", "pre"})
_NO_ROW = ("img", "figure", "table", "iframe", "video", "hr", "blockquote", "ol", *HEADINGS)
_SHORT = 5  # words
_COUNT = re.compile(r"[\s\d.,+|·-]*\d[\d.,]*\s?[kKmM]?\+?")
_MOSTLY = 0.5
_NEAR = 3  # elements
_WIDER = 1.3  # times the article's prose that an element around it may hold and still belong to it
_BODY_TAGS = frozenset({"p", "blockquote", "ul", "ol", "table", "figure", "hr", *HEADINGS})


def outer_of(
    article: html.HtmlElement, headline: html.HtmlElement | None, weights: Weights
) -> html.HtmlElement:
    """The element that holds both the article's text and its head."""
    outer = article
    if headline is not None and article not in headline.iterancestors():
        above = set(headline.iterancestors())
        outer = next((e for e in article.iterancestors() if e in above), article)
    most = max(weights[article].prose * _WIDER, 40)
    for ancestor in outer.iterancestors():
        if ancestor.tag == "article" and weights[ancestor].prose <= most:
            return ancestor
    return outer


def set_aside_beside(
    outer: html.HtmlElement,
    article: html.HtmlElement,
    headline: html.HtmlElement | None,
    weights: Weights,
    *,
    kept: frozenset[html.HtmlElement],
) -> list[SetAside]:
    """Replace by marks what stands in `outer` above the headline or below the article's text.

    Pictures above the headline stay, and so do paragraphs right below the text and `kept`.
    """
    listed: list[SetAside] = []
    for element in list(_beside(outer, headline, is_above=True)):
        figures = [] if outer.tag in ("html", "body") else _figures(element)
        if kept.isdisjoint(element.iter()):
            for figure in figures:
                figure.tail = None
                element.addprevious(figure)
            _put_aside(element, weights, listed)
    for element in list(_beside(outer, article, is_above=False)):
        is_body = element.getparent() is article.getparent() and element.tag in _BODY_TAGS
        is_body = is_body and article.tag not in ("article", "main")
        if not is_body and kept.isdisjoint(element.iter()):
            _put_aside(element, weights, listed)
    return listed


def day_above(outer: html.HtmlElement) -> date | None:
    """The day that stands alone in a line right above the article, as over a journal's entries."""
    for element in islice(outer.itersiblings(preceding=True), _NEAR):
        if (words := line_of(element)) and (day := read_date(words)):
            return day
    return None


def set_aside_tail(
    outer: html.HtmlElement, article: html.HtmlElement, weights: Weights, *, number: int
) -> list[SetAside]:
    """Replace by marks the rows of labels and counts below the last paragraph of prose."""
    listed: list[SetAside] = []
    last = next(
        (e for e in reversed(list(article.iter())) if e.tag in _PROSE_TAGS and weights[e].prose),
        None,
    )
    if last is None:
        return listed
    node = last
    while node is not outer and node is not None:
        for element in list(node.itersiblings()):
            if weights[element].prose == 0 and (_is_row(element) or _is_links(element, weights)):
                replace_by_mark(element, "below the text", listed, number=number)
        node = node.getparent()
    return listed


def set_aside_links_above(region: Region, weights: Weights, *, number: int) -> list[SetAside]:
    """Replace by marks the lists of links between the headline and the text."""
    listed: list[SetAside] = []
    for element in region.present():
        is_above_text = region.place(element) < region.first_prose
        if is_above_text and region.is_there(element) and _is_links(element, weights):
            replace_by_mark(element, "links to other pieces", listed, number=number)
    return listed


def _is_links(element: html.HtmlElement, weights: Weights) -> bool:
    """A list of nothing but links, or a link alone in its paragraph: no words of the article."""
    weight = weights[element]
    if element.tag == "p":
        return weight.words > 0 and weight.linked == weight.words
    return element.tag in ("ul", "ol") and weight.prose == 0 and weight.link_share >= _MOSTLY


def _is_row(element: html.HtmlElement) -> bool:
    """Short words in a container of their own, or a count: tags, buttons, likes."""
    lines = text_of(element).split("\n")
    if not lines[0] or any(element.find(f".//{tag}") is not None for tag in _NO_ROW):
        return False
    if element.tag == "p":
        return all(_COUNT.fullmatch(line) for line in lines)
    is_short = all(
        len(line.split()) <= _SHORT and not line.endswith((".", "!", "?")) for line in lines
    )
    is_signed = any(read_bylines(line) or read_credit(line) for line in lines)
    return element.tag in ("div", "section") and is_short and not is_signed


def set_aside_outside(
    outer: html.HtmlElement, body: html.HtmlElement, weights: Weights
) -> tuple[list[SetAside], list[SetAside]]:
    """The words of the page above and below `outer`, each piece with its reason."""
    above: list[SetAside] = []
    below: list[SetAside] = []
    path = [outer, *outer.iterancestors()]
    if body not in path:
        return above, below
    for element in reversed(path[: path.index(body)]):
        above.extend(_pieces(element.itersiblings(preceding=True), weights, backwards=True))
    for element in path[: path.index(body)]:
        below.extend(_pieces(element.itersiblings(), weights))
    return above, below


def _pieces(
    elements: Iterator[html.HtmlElement], weights: Weights, *, backwards: bool = False
) -> list[SetAside]:
    pieces = []
    for element in elements:
        if words := text_of(element):
            pieces.append(SetAside(words, why_element_is_furniture(element, weights) or _OUTSIDE))
    return pieces[::-1] if backwards else pieces


def _beside(
    outer: html.HtmlElement, inner: html.HtmlElement | None, *, is_above: bool
) -> Iterator[html.HtmlElement]:
    """The elements in `outer` that stand wholly above or below the inner one."""
    if inner is None or outer not in inner.iterancestors():
        return
    node = inner
    while node is not outer:
        yield from node.itersiblings(preceding=is_above)
        node = node.getparent()


def _figures(element: html.HtmlElement) -> list[html.HtmlElement]:
    if element.tag == "figure":
        return [element]
    found = list(element.iter("figure"))
    if not found and not weightless(element):
        return []
    return found or [image for image in element.iter("img") if is_picture(image)]


def weightless(element: html.HtmlElement) -> bool:
    """Whether the element has next to no words: a picture alone."""
    return len(" ".join(element.itertext()).split()) < 4


def _put_aside(element: html.HtmlElement, weights: Weights, listed: list[SetAside]) -> None:
    if element.tag == MARK or element.getparent() is None:
        return
    reason = why_element_is_furniture(element, weights) or _OUTSIDE
    if text_of(element):
        replace_by_mark(element, reason, listed)
    else:
        drop(element)
