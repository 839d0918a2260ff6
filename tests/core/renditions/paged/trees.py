"""Reads a document of pages as a reader would: every word, in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from octavo.core.renditions.paged.lines import Tree


def said(line: Tree, notes: Tree, *, in_note: bool = False) -> Iterator[str]:
    """The words of a line; a note's words stand where its first mark stands.

    Later marks, and those within notes, are read as numbers.
    """
    for run in line["runs"]:
        if "note" not in run:
            yield run["text"]
            continue
        if in_note or not run["first"]:
            yield str(run["note"])
        if run["first"]:
            yield from said(notes[str(run["note"])], notes, in_note=True)


def of_block(block: Tree, notes: Tree, *, is_read: bool = True) -> Iterator[str]:
    """The words of one block. A pull quote that repeats the text is looked at and not read."""
    if is_read and block.get("repeats"):
        return
    if block["type"] == "table":
        yield from _table(block, notes)
        return
    for name in ("heading", "speaker", "title"):
        if name in block:
            yield from said(block[name], notes)
    yield block.get("address", "")
    for line in [*_lines(block), *_captions(block)]:
        yield from said(line, notes)
    for inner in block.get("blocks", ()):
        yield from of_block(inner, notes, is_read=is_read)


def of_article(article: Tree, *, is_read: bool = True, has_names: bool = False) -> Iterator[str]:
    """The words of an article from its headline on; with names, byline and place as well."""
    notes = article["notes"]
    for name in ("headline", "standfirst"):
        if name in article:
            yield from said(article[name], notes)
    if has_names:
        yield article["byline"]
        yield article["dateline"]
    if "lead" in article:
        yield from of_block(article["lead"], notes, is_read=is_read)
    for block in article["blocks"]:
        yield from of_block(block, notes, is_read=is_read)
    for line in article.get("about", ()):
        yield from said(line, notes)
    for number in article["unmarked"]:
        yield from said(notes[str(number)], notes)


def _lines(block: Tree) -> Iterator[Tree]:
    if "line" in block:
        yield block["line"]
    yield from block.get("lines", ())
    for stanza in block.get("stanzas", ()):
        yield from stanza
    yield from _items(block.get("items", ()))
    if "attribution" in block:
        yield block["attribution"]


def _items(items: Any) -> Iterator[Tree]:
    for item in items:
        yield item["line"]
        yield from _items(item.get("items", ()))


def _captions(block: Tree) -> Iterator[Tree]:
    for name in ("caption", "credit", "licence"):
        if name in block:
            yield block[name]


def _table(block: Tree, notes: Tree) -> Iterator[str]:
    lines = [block["caption"]] if "caption" in block else []
    lines += [cell["line"] for row in block.get("rows", ()) for cell in row]
    lines += [block["notes"]] if "notes" in block else []
    for line in lines:
        yield from said(line, notes)
