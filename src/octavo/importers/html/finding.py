"""Finds the article in a page: by what its makers marked, else by what two libraries say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import html

from octavo.importers.html import opinions
from octavo.importers.html.furniture import why_element_is_furniture
from octavo.importers.html.labels import labels
from octavo.importers.html.weighing import Weights
from octavo.importers.html.words import words_in

_MOST_TEXT = (
    0.6  # of the page's prose without furniture: a marked element with so much is the article
)
_MOST = 0.75
_TEXT_TAGS = frozenset({"p", "blockquote", "h1", "h2", "h3", "h4", "ul", "ol", "li", "pre"})
_ENOUGH = 0.9  # of an opinion's words that the element must hold
_KINDS = words_in(
    """
    article story post entry content text page field main news blog node single essay
    feature prose
    """
)
_PARTS = frozenset({"body", "content", "text", "copy", "markup", "prose", "main"})
_SURE = words_in(
    """
    articlebody e-content entry-content gh-content articletext post-content article-body
    story-body post-body storybody mw-parser-output article-content body-text bodytext
    """
)


def find_article(root: html.HtmlElement, weights: Weights, *, size: int) -> html.HtmlElement:
    """The smallest element that holds the article's text; `size` is the markup's length."""
    body = root.find("body")
    body = root if body is None else body
    whole = _prose_without_furniture(body, weights)
    if not whole:
        marked = (*_sure(body), *body.iter("article"), *_mains(body))
        return max(marked, key=lambda element: weights[element].words, default=body)
    for candidates in (_sure(body), body.iter("article"), _likely(body), _mains(body)):
        best = max(candidates, key=lambda element: weights[element].prose, default=None)
        if best is not None and weights[best].prose >= whole * _MOST_TEXT:
            return best
    if size > opinions.LARGEST:
        return _narrowed(body, weights)
    return _by_opinions(root, body, weights)


def _sure(body: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (e for e in body.iter() if not labels(e).isdisjoint(_SURE))


def _likely(body: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for element in body.iter("div", "section", "td"):
        found = labels(element)
        if not found.isdisjoint(_PARTS) and len(found & (_KINDS | _PARTS)) >= 2:
            yield element


def _mains(body: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (e for e in body.iter() if e.tag == "main" or e.get("role") in ("main", "article"))


def _prose_without_furniture(body: html.HtmlElement, weights: Weights) -> int:
    """The page's prose, less what is furniture by its labels."""
    whole, waiting = weights[body].prose, [body]
    while waiting:
        for element in waiting.pop():
            prose = weights[element].prose
            if not prose:
                continue
            if prose < whole * 0.5 and why_element_is_furniture(element, weights):
                whole -= prose
            else:
                waiting.append(element)
    return whole


def _narrowed(body: html.HtmlElement, weights: Weights) -> html.HtmlElement:
    """Go down as long as one element inside holds nearly all of the prose."""
    element = body
    while weights[element].prose:
        most = max(element, key=lambda each: weights[each].prose, default=None)
        if most is None or not _stands_out(most, element, weights):
            break
        element = most
    return element


def _stands_out(inner: html.HtmlElement, outer: html.HtmlElement, weights: Weights) -> bool:
    """Whether the inner element is the text and what is beside it is something else.

    It holds nearly all the prose; or most of it, and beside it stand neither bare paragraphs nor
    an element like it, as where an advertisement parts the text.
    """
    if inner.tag in _TEXT_TAGS:
        return False
    share = weights[inner].prose / weights[outer].prose
    if share >= _ENOUGH or share < _MOST:
        return share >= _ENOUGH
    beside = [each for each in outer if each is not inner and weights[each].prose]
    return not any(
        each.tag in _TEXT_TAGS
        or (each.tag == inner.tag and each.get("class") == inner.get("class"))
        for each in beside
    )


def _by_opinions(
    root: html.HtmlElement, body: html.HtmlElement, weights: Weights
) -> html.HtmlElement:
    """Our own opinion and a library's; where they differ much, a second library decides."""
    paragraphs = opinions.paragraphs_of(body, weights)
    ours = _narrowed(body, weights)
    first = opinions.first_opinion(root, paragraphs)
    inside = _inside(ours, paragraphs)
    if not first or opinions.agreement(inside, first, weights) >= _ENOUGH:
        return ours
    theirs = _holding(first, body, weights)
    second = opinions.second_opinion(root, paragraphs)
    if not second:
        return theirs
    return max(
        (theirs, ours, _holding(second, body, weights)),
        key=lambda element: (
            opinions.agreement(_inside(element, paragraphs), first, weights)
            + opinions.agreement(_inside(element, paragraphs), second, weights)
        ),
    )


def _inside(
    element: html.HtmlElement, paragraphs: Iterable[html.HtmlElement]
) -> frozenset[html.HtmlElement]:
    within = set(element.iter())
    return frozenset(paragraph for paragraph in paragraphs if paragraph in within)


def _holding(
    chosen: opinions.Paragraphs, body: html.HtmlElement, weights: Weights
) -> html.HtmlElement:
    """The smallest element that holds nearly all the words of an opinion."""
    held: dict[html.HtmlElement, int] = {}
    for paragraph in chosen:
        for element in (paragraph, *paragraph.iterancestors()):
            held[element] = held.get(element, 0) + weights[paragraph].prose
    whole = sum(weights[paragraph].prose for paragraph in chosen)
    enough = [element for element, prose in held.items() if prose >= whole * _ENOUGH]
    return max(enough, key=lambda element: sum(1 for _ in element.iterancestors()), default=body)
