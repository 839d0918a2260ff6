"""Which elements of a page are furniture by their tag, role or class, and why."""

from __future__ import annotations

import re
from itertools import islice

from lxml import html

from octavo.importers.copy import SetAside
from octavo.importers.html.labels import labels
from octavo.importers.html.sorts import BY_TAG, SORTS, Sort
from octavo.importers.html.weighing import Weights
from octavo.importers.html.words import BLOCK_TAGS, HEADINGS, drop, text_of, words_in
from octavo.importers.judgement.furniture import NEWSLETTER, UNSURE, why_furniture

MARK = "set-aside"  # the empty element that keeps the place of what was set aside
_MOST = 0.3  # of the article's prose: what holds more is the article, whatever its class says
_FIRST_LINES = 3
_INVITING = re.compile(r"(?:sign up|subscribe|join|get|receive|never miss)\b", re.IGNORECASE)
_LETTER = re.compile(r"newsletter|inbox|e-?mail", re.IGNORECASE)
_NEIGHBOURS = 20  # elements on each side that are looked at
_FEW = 25  # words of prose that a label alone may set aside
_NEVER = frozenset({"html", "body", "main", "figure", "figcaption", "img", "picture", MARK})
_ONE_PARAGRAPH = frozenset({"p", "li", "blockquote", "dd", "td", *HEADINGS})
_MEDIA = ("iframe", "video", "audio", "figure", "blockquote", "object", "embed")
_KEPT_FOOTERS = frozenset({"footnotes", "notes", "endnotes", "references", "citation", "cite"})
# Words beside a label that turn its sense: `no-sidebar`, `has-ads`, `share-image`.
_TURNING = frozenset({"no", "has", "without", "image", "caption", "figure", "img", "photo"})
_LABELLED = words_in(
    """
    div section aside ul ol nav p details h2 h3
    """
)


def why_element_is_furniture(element: html.HtmlElement, weights: Weights) -> str | None:
    """The reason to set the element aside, or None when it may be part of the article."""
    if element.tag in _NEVER or _flows(element):
        return None
    if element.get("role") == "button" and element.find(".//img") is None:
        return BY_TAG["button"] if weights[element].prose == 0 else None
    found = labels(element)
    if found and found.isdisjoint(_TURNING):
        for sort in SORTS:
            if sort.fits(found) and _may_be(sort, element, weights):
                return sort.reason
    return _by_tag(element, found, weights) or _by_first_words(element, weights)


def set_aside_furniture(
    outer: html.HtmlElement,
    weights: Weights,
    *,
    kept: frozenset[html.HtmlElement],
    number: int = 0,
) -> list[SetAside]:
    """Replace each element of furniture inside `outer` by a mark that says where it stood.

    `kept` elements and their ancestors stay, and so does what holds much of the prose. The marks
    are numbered from `number`, in the order of the list that is returned.
    """
    listed: list[SetAside] = []
    most = max(weights[outer].prose * _MOST, _FEW)
    holding = {each for element in kept for each in (element, *element.iterancestors())}
    inside: set[html.HtmlElement] = set()
    for element in list(outer.iter()):
        if element.getparent() in inside:
            inside.add(element)
            continue
        if element is outer or element in holding or weights[element].prose > most:
            continue
        if reason := why_element_is_furniture(element, weights):
            inside.update(element.iter())
            replace_by_mark(element, reason, listed, number=number)
    return listed


def replace_by_mark(
    element: html.HtmlElement, reason: str, listed: list[SetAside], *, number: int = 0
) -> None:
    """Take the element out, list its words, and keep its place."""
    words = text_of(element)
    place = element
    while place.getparent() is not None and _stands_in_line(place):
        place = place.getparent()
    parent = place.getparent()
    if words and parent is not None:
        mark = html.Element(MARK, n=str(number + len(listed)))
        place.addprevious(mark)
        listed.append(SetAside(words, reason))
    drop(element)


def _stands_in_line(element: html.HtmlElement) -> bool:
    """Whether the element's own place is inside a paragraph, which a mark would cut in two."""
    parent = element.getparent()
    return (
        parent.tag in _ONE_PARAGRAPH or parent.tag not in BLOCK_TAGS or _has_words_beside(element)
    )


def _has_words_beside(element: html.HtmlElement) -> bool:
    before = islice(element.itersiblings(preceding=True), _NEIGHBOURS)
    after = islice(element.itersiblings(), _NEIGHBOURS)
    beside = (each.tail for each in (element, *before, *after))
    return any(text and text.strip() for text in (element.getparent().text, *beside))


def _flows(element: html.HtmlElement) -> bool:
    """Whether the element is a stretch of a line, with other words beside it."""
    parent = element.getparent()
    if element.tag in BLOCK_TAGS or parent is None:
        return False
    if element.tag in ("strong", "em", "b", "i", "sup", "sub", "br", "abbr", "cite", "q"):
        return True
    return element.tag != "button" and _has_words_beside(element)


def _may_be(sort: Sort, element: html.HtmlElement, weights: Weights) -> bool:
    weight = weights[element]
    if not sort.holds_media and any(element.find(f".//{tag}") is not None for tag in _MEDIA):
        return weight.prose == 0 and weight.words > 0 and element.find(".//blockquote") is None
    if weight.prose <= _FEW:
        return True
    if weight.prose > sort.most_prose:
        return False
    if element.tag in _ONE_PARAGRAPH and weight.link_share < 0.5:
        # A class on a paragraph of prose speaks of its looks, as `share-price` does.
        return sort.reason == "about the author" or (
            sort.evidence is not None and bool(sort.evidence.search(text_of(element)))
        )
    return sort.evidence is None or bool(sort.evidence.search(text_of(element)))


def _by_tag(element: html.HtmlElement, found: frozenset[str], weights: Weights) -> str | None:
    reason = BY_TAG.get(element.tag)
    if not reason:
        return None
    weight = weights[element]
    if element.tag == "footer":
        parent = element.getparent()
        is_quoted = parent is not None and parent.tag in ("blockquote", "figure")
        return None if is_quoted or not found.isdisjoint(_KEPT_FOOTERS) else reason
    if element.tag == "form" and weight.prose > 60:
        return None
    return reason


def _by_first_words(element: html.HtmlElement, weights: Weights) -> str | None:
    """What its own accessible name or its first line says: `Share this article`, `Related`."""
    if not (element.tag in _LABELLED or "-" in element.tag) or weights[element].prose > 80:
        return None
    if (name := element.get("aria-label")) and (reason := why_furniture(name)):
        return reason
    if element.tag in ("p", *HEADINGS) or len(element) == 0:
        return None
    if weights[element].prose > _FEW or len(element) < 2:
        return None
    texts = (text.strip() for text in element.itertext() if text.strip())
    lines = list(islice(texts, _FIRST_LINES))
    if lines and _INVITING.match(lines[0]) and any(map(_LETTER.search, lines)):
        return NEWSLETTER
    for place, line in enumerate(lines):
        reason = why_furniture(line) if 3 < len(line) <= 60 else None
        is_sure = reason not in UNSURE and (place == 0 or reason == NEWSLETTER)
        if reason and (is_sure or (place == 0 and weights[element].link_share >= 0.3)):
            return reason
    return None
