"""The words that a page's makers wrote on an element: in its classes, id, role and the like."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import html

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_ATTRIBUTES = ("class", "id", "role", "itemprop", "property", "rel", "name", "type")
_OTHERS = (
    "epub:type", "data-testid", "data-test", "data-component", "data-type", "data-field",
    "data-block", "data-module", "data-widget", "data-node-type", "data-placement", "data-name",
)  # fmt: skip


def labels(element: html.HtmlElement) -> frozenset[str]:
    """Every word of the element's labels, in lower case: `relatedPosts-2` gives related, posts, 2.

    Whole classes are in it too, so that `e-content` can be asked for.
    """
    found = frozenset[str]()
    for name in (*_ATTRIBUTES, *_OTHERS):
        if value := element.get(name):
            found |= _words(value[:400])
    return found


@lru_cache(maxsize=4096)
def _words(value: str) -> frozenset[str]:
    whole = (part.lower() for part in value.split())
    return frozenset(whole) | frozenset(word.lower() for word in _WORD.findall(value))


def says(element: html.HtmlElement, *words: str) -> bool:
    """Whether any of the words is on the element's labels."""
    return not labels(element).isdisjoint(words)
