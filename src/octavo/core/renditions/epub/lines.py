"""Lines of an article as XHTML: every sentence has its anchor, and marks become elements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from octavo.core.manuscript.inlines import (
    Inline,
    Inlines,
    LanguageSpan,
    Link,
    NoteMark,
    SmallCapitals,
    Strong,
    Text,
    from_runs,
    runs,
)
from octavo.core.manuscript.stretches import Stretch, stretches
from octavo.core.renditions.epub.markup import element, is_language, words
from octavo.core.renditions.epub.page import Page


def line(inlines: Inlines, page: Page, path: str, *, phrase: int = 0) -> str:
    """The line at that place, sentence by sentence; its first `phrase` characters are dressed.

    A note mark in a link stands beside it: links do not nest.
    """
    match inlines:
        case (Text(text),) if not phrase:
            return plain(text, page, path)
    flat = from_runs(run if run.note is None else replace(run, link=None) for run in runs(inlines))
    pieces = stretches(flat, page.sentences.get(path, ()), phrase=phrase)
    return "".join(
        _sentence(name, members, page) for name, members in groupby(pieces, lambda it: it.sentence)
    )


def plain(text: str, page: Page, path: str) -> str:
    """A line of plain words, such as a headline, a credit, or most paragraphs."""
    write = _as_it_is if words(text) == text else words  # most lines need nothing escaped
    pieces, ends = [], 0
    for it in page.sentences.get(path, ()):
        said = write(text[it.starts : it.ends])
        pieces.append(f'{write(text[ends : it.starts])}<span id="{it.id}">{said}</span>')
        ends = it.ends
    return "".join([*pieces, write(text[ends:])])


def _as_it_is(text: str) -> str:
    return text


def _sentence(name: str | None, members: Iterable[Stretch], page: Page) -> str:
    inside = "".join(
        element("span", _inside(piece.inlines, page), class_="lead-in")
        if piece.is_phrase
        else _inside(piece.inlines, page)
        for piece in members
    )
    return inside if name is None else element("span", inside, id=name)


def unlinked(inlines: Inlines) -> Inlines:
    """The line without links and note marks: for words that repeat others and take no focus."""
    return from_runs(replace(run, link=None) for run in runs(inlines) if run.note is None)


def _inside(inlines: Inlines, page: Page) -> str:
    return "".join(_write(inline, page) for inline in inlines)


def _write(inline: Inline, page: Page) -> str:
    match inline:
        case Text(text):
            return words(text)
        case NoteMark(note):
            return _note_mark(note, page)
        case Link(url, children):
            inside, leads_to = _inside(children, page), page.links.leads_to(url)
            return inside if leads_to is None else element("a", inside, href=leads_to)
        case LanguageSpan(language, children):
            inside = _inside(children, page)
            return element("span", inside, lang=language) if is_language(language) else inside
        case SmallCapitals(children):
            return element("span", _inside(children, page), class_="small-capitals")
        case Strong(children):
            return element("strong", _inside(children, page))
        case _:
            return element("em", _inside(inline.children, page))


def _note_mark(key: str, page: Page) -> str:
    note = page.notes.mark(key)
    if note is None:
        return ""
    return element(
        "a",
        element("sup", str(note.number)),
        class_="note-mark",
        id=note.marks[-1],
        href=f"#{note.anchor}",
        epub_type="noteref",
        role="doc-noteref",
    )
