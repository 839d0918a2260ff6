"""What a page says of its article in JSON-LD."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Essay|CreativeWork|Column|Interview)$")
_PROLOGUE = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)")
_EPILOGUE = re.compile(r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_LARGEST = 2_000_000
_DEEPEST = 12

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Graph:
    """The nodes of all JSON-LD on a page; `article` is the one the page is about, or empty."""

    nodes: tuple[Node, ...] = ()
    article: Node | None = None

    def resolved(self, value: Any) -> list[Any]:
        """A property's values as a list, references to other nodes looked up."""
        values = value if isinstance(value, list) else [value]
        return [self._looked_up(each) for each in values if each]

    def _looked_up(self, value: Any) -> Any:
        if isinstance(value, dict) and "@id" in value and len(value) <= 2:
            same = (node for node in self.nodes if node.get("@id") == value["@id"])
            return max(same, key=len, default=value)
        return value


def read_graph(root: html.HtmlElement) -> Graph:
    """All nodes of the page's JSON-LD scripts, the article among them."""
    nodes: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for value in _loaded(script.text or ""):
                nodes.extend(_nodes(value, 0))
    articles = [node for node in nodes if _is_article(node)]
    return Graph(tuple(nodes), max(articles, key=_fullness, default=None))


def text(value: Any) -> str:
    """A property as plain words: entities and tags resolved, a list's first entry."""
    if isinstance(value, list):
        value = next((each for each in value if each), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if not isinstance(value, str | int | float):
        return ""
    plain = entities.unescape(re.sub(r"<[^<>]{0,300}>", " ", entities.unescape(str(value))))
    return " ".join(plain.split())


def types(node: Node) -> list[str]:
    """The kinds a node says it is."""
    kinds = node.get("@type") or ""
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _loaded(script: str) -> Iterator[Any]:
    if len(script) > _LARGEST:
        return
    script = _EPILOGUE.sub("", _PROLOGUE.sub("", script)).strip().rstrip(";")
    for attempt in (script, _TRAILING_COMMA.sub(r"\1", entities.unescape(script))):
        try:
            yield json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        return


def _nodes(value: Any, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value or "@id" in value:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _nodes(value.get(key), depth + 1)


def _is_article(node: Node) -> bool:
    return any(_ARTICLE.search(kind) for kind in types(node)) and bool(
        node.get("headline") or node.get("name")
    )


def _fullness(node: Node) -> tuple[bool, int]:
    """The article of a page says the most of itself; those in lists say little."""
    is_main = not any(kind.endswith("CreativeWork") for kind in types(node))
    wanted = ("headline", "author", "datePublished", "articleBody", "description", "image")
    return is_main, sum(bool(node.get(key)) for key in wanted)
