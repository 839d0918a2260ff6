"""Lines of an article as HTML: marks become elements, and nothing else gets through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from octavo.core.manuscript.addresses import is_address
from octavo.core.manuscript.inlines import (
    Emphasis,
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
from octavo.core.renditions.web.markup import element, is_language, words
from octavo.core.renditions.web.page import Page
from octavo.core.renditions.web.settings import Wording, no_image


def render_line(inlines: Inlines) -> str:
    """A line that stands alone, such as the caption of a lead image: its note marks are dropped."""
    return line(inlines, Page(image=no_image, wording=Wording()))


def line(inlines: Inlines, page: Page, path: str = "", *, phrase: int = 0) -> str:
    """The line at that place, with its marks; its first `phrase` characters are dressed.

    A note mark in a link stands beside it: links do not nest.
    """
    flat = from_runs(run if run.note is None else replace(run, link=None) for run in runs(inlines))
    pieces = stretches(flat, page.sentences.get(path, ()), phrase=phrase)
    return "".join(
        _sentence(name, members, page) for name, members in groupby(pieces, lambda it: it.sentence)
    )


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
        case Link(url, children) if is_address(url):
            return element("a", _inside(children, page), href=url)
        case LanguageSpan(language, children) if is_language(language):
            return element("span", _inside(children, page), lang=language)
        case SmallCapitals(children):
            return element("span", _inside(children, page), class_="small-capitals")
        case Strong(children):
            return element("strong", _inside(children, page))
        case Emphasis(children):
            return element("em", _inside(children, page))
        case _:  # a link to nowhere, a language that is none
            return _inside(inline.children, page)


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
        role="doc-noteref",
        aria_label=page.wording.note.format(number=note.number),
    )
