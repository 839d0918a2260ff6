"""Lists of a page: items with their levels, where numbers start, and lists that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from octavo.core.manuscript.blocks import Block, InterviewTurn, List, ListItem, Paragraph
from octavo.core.manuscript.inlines import Inlines, Run, Text, plain_text
from octavo.importers.html.inlines import flow_runs, inlines_of
from octavo.importers.html.page import Page
from octavo.importers.html.words import HEADINGS, children, drop, nodes_of
from octavo.importers.tidying import tidy

LISTS = frozenset({"ul", "ol", "menu", "dir"})
_TOO_RICH = (*HEADINGS, "figure", "table", "iframe", "video", "blockquote", "img")
_PIECE = re.compile(r"\blst-(kix_\w+|[\w-]+?)-(\d)\b")
_LONGEST_SPEAKER = 5  # words


def join_lists(root: html.HtmlElement) -> None:
    """Join lists that an editor on the web saves in pieces, one for each change of level."""
    for piece in list(root.iter(*LISTS)):
        match = _PIECE.search(piece.get("class") or "")
        before = piece.getprevious()
        if not match or before is None or not _same(before, match[1]):
            continue
        place = before
        for _ in range(int(match[2])):
            items = [child for child in place if child.tag == "li"]
            if not items:
                break
            inner = next((e for e in reversed(items[-1]) if e.tag in LISTS), None)
            if inner is None:
                inner = html.Element(piece.tag)
                items[-1].append(inner)
            place = inner
        place.extend(list(piece))
        drop(piece)


def _same(element: html.HtmlElement, name: str) -> bool:
    match = _PIECE.search(element.get("class") or "")
    return match is not None and match[1] == name


def is_list(element: html.HtmlElement) -> bool:
    """Whether the element is a list of lines; items with headings or pictures are no lines."""
    return not any(
        item.find(f".//{tag}") is not None for item in element.iter("li") for tag in _TOO_RICH
    )


def read_list(element: html.HtmlElement, page: Page) -> List | None:
    """The list with its nested lists as levels, or None when it has no words."""
    items: list[ListItem] = []
    for level, inlines in _items(element, page, 1):
        deepest = items[-1].level + 1 if items else 1
        items.append(ListItem(inlines, min(level, deepest)))
    if not items:
        return None
    is_ordered = element.tag == "ol"
    return List(tuple(items), is_ordered, _start(element) if is_ordered else 1)


def read_definitions(element: html.HtmlElement, page: Page) -> Iterator[Block]:
    """A `dl`: an interview when few speakers take turns, else terms and what they mean."""
    pairs = _pairs(element, page)
    speakers = [plain_text(term).rstrip(": ") for term, _ in pairs]
    takes_turns = len(set(speakers)) < len(speakers) and all(
        len(speaker.split()) <= _LONGEST_SPEAKER for speaker in speakers
    )
    for (term, meaning), speaker in zip(pairs, speakers, strict=True):
        if takes_turns:
            yield InterviewTurn(speaker, meaning)
            continue
        if term:
            yield Paragraph(term)
        if meaning:
            yield Paragraph(meaning)


def _items(element: html.HtmlElement, page: Page, level: int) -> Iterator[tuple[int, Inlines]]:
    for child in children(element):
        if child.tag in LISTS:
            yield from _items(child, page, level + 1)
            continue
        own: list[html.HtmlElement | str] = []
        nested: list[html.HtmlElement] = []
        for node in nodes_of(child):
            is_nested = not isinstance(node, str) and node.tag in LISTS
            (nested if is_nested else own).append(node)
        inlines = tidy(_joined(own, child, page))
        if plain_text(inlines).strip():
            yield level, inlines
        for inner in nested:
            yield from _items(inner, page, level + 1)


def _joined(
    nodes: list[html.HtmlElement | str], item: html.HtmlElement, page: Page
) -> Iterator[Run]:
    """An item's words; where it has several paragraphs, a line break stands between them."""
    for node in nodes:
        is_block = not isinstance(node, str) and node.tag in ("p", "div")
        if is_block:
            yield Run(text="\n")
        yield from flow_runs([node], item, page)
        if is_block:
            yield Run(text="\n")


def _start(element: html.HtmlElement) -> int:
    first = next((child for child in children(element) if child.tag == "li"), None)
    for value in (element.get("start"), first.get("value") if first is not None else None):
        try:
            return max(0, min(int(value or ""), 999_999))
        except ValueError:
            continue
    return 1


def _pairs(element: html.HtmlElement, page: Page) -> list[tuple[Inlines, Inlines]]:
    pairs: list[tuple[Inlines, Inlines]] = []
    term: Inlines = ()
    for child in element.iter("dt", "dd"):
        inlines = inlines_of(child, page)
        if child.tag == "dt":
            if term:
                pairs.append((term, ()))
            term = inlines
        else:
            pairs.append((term, inlines))
            term = ()
    if term:
        pairs.append((term, (Text(""),)))
    return pairs
