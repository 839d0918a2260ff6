"""Blocks of an article as HTML, each by its kind."""

from __future__ import annotations

import re
from functools import singledispatch

from octavo.core.manuscript.addresses import is_address
from octavo.core.manuscript.blocks import (
    Block,
    Break,
    Embed,
    Footnote,
    InterviewTurn,
    Paragraph,
    PullQuote,
    Quotation,
    Subhead,
    Verse,
)
from octavo.core.manuscript.inlines import Inlines, plain_text
from octavo.core.manuscript.opening import has_initial, phrase_length
from octavo.core.renditions.web.lines import line, unlinked
from octavo.core.renditions.web.markup import element, void, words
from octavo.core.renditions.web.page import Page

# Set large, such a mark hangs in the margin, so that the letters stand on one line.
_OPENS_WITH_QUOTE = re.compile(r"[\"'“‘„‚«‹]")
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?([^/?#]+)", re.IGNORECASE)


@singledispatch
def write(block: Block, page: Page, path: str) -> str:
    """The block at that place as HTML; empty when it has nothing to show."""
    message = f"an article cannot hold {block!r}"
    raise TypeError(message)


@write.register
def _(block: Paragraph, page: Page, path: str) -> str:
    if not block.inlines:
        return ""
    if path == page.opening:
        return _opening(block.inlines, page, path)
    return element("p", line(block.inlines, page, f"{path}.inlines"), class_=page.classes(path))


def _opening(inlines: Inlines, page: Page, path: str) -> str:
    initial = ["initial"] if has_initial(inlines) else []
    inside = line(inlines, page, f"{path}.inlines", phrase=phrase_length(inlines))
    return element("p", inside, class_=page.classes(path, "opening", *initial))


@write.register
def _(block: Subhead, page: Page, path: str) -> str:
    if not block.inlines:
        return ""
    level = page.heading_at(page.base + block.level)
    anchor = page.anchors.give(plain_text(block.inlines))
    inside = line(block.inlines, page, f"{path}.inlines")
    return element(f"h{level}", inside, id=anchor, class_=page.classes(path))


@write.register
def _(block: Quotation, page: Page, path: str) -> str:
    paragraphs = [
        element("p", line(inlines, page, f"{path}.paragraphs[{index}]"))
        for index, inlines in enumerate(block.paragraphs)
        if inlines
    ]
    said_by = attribution("footer", block.attribution, page, path)
    inside = "\n".join([*paragraphs, *said_by])
    return element("blockquote", inside, class_=page.classes(path)) if inside else ""


@write.register
def _(block: PullQuote, page: Page, path: str) -> str:
    """Hidden from screen readers when its words stand in the text, as they should."""
    if not block.inlines and not block.attribution:
        return ""
    repeats = page.speaks(plain_text(block.inlines))
    inlines, said = block.inlines, block.attribution
    if repeats:
        inlines, said = unlinked(inlines), unlinked(said)
    hangs = "hung" if _OPENS_WITH_QUOTE.match(plain_text(inlines)) else None
    quote = element("p", line(inlines, page, f"{path}.inlines"), class_=hangs)
    return element(
        "div" if repeats else "aside",
        "\n".join([quote, *attribution("footer", said, page, path)]),
        class_=page.classes(path, "pull-quote"),
        aria_hidden="true" if repeats else None,
        aria_label=None if repeats else page.wording.pull_quote,
    )


@write.register
def _(block: Verse, page: Page, path: str) -> str:
    stanzas = [
        _stanza(stanza, page, f"{path}.stanzas[{index}]")
        for index, stanza in enumerate(block.stanzas)
        if stanza
    ]
    said_by = attribution("figcaption", block.attribution, page, path)
    inside = "\n".join([*stanzas, *said_by])
    return element("figure", inside, class_=page.classes(path, "verse")) if inside else ""


def _stanza(stanza: tuple[Inlines, ...], page: Page, path: str) -> str:
    lines = (
        element("span", line(inlines, page, f"{path}[{index}]"), class_="line")
        for index, inlines in enumerate(stanza)
    )
    return element("p", "<br>\n".join(lines))


@write.register
def _(block: InterviewTurn, page: Page, path: str) -> str:
    if not block.speaker and not block.inlines:
        return ""
    speaker = element("strong", words(block.speaker), class_="speaker") if block.speaker else ""
    said = line(block.inlines, page, f"{path}.inlines")
    kind = "question" if block.is_question else "answer"
    return element("p", f"{speaker} {said}".strip(" "), class_=page.classes(path, "turn", kind))


@write.register
def _(block: Break, page: Page, path: str) -> str:
    return void("hr", class_=page.classes(path, "break"))


@write.register
def _(block: Footnote, page: Page, path: str) -> str:
    """Nothing here: notes are gathered below the text."""
    return ""


@write.register
def _(block: Embed, page: Page, path: str) -> str:
    if not is_address(block.url):
        title = words(block.title)
        return element("p", title, class_=page.classes(path, "embed")) if title else ""
    host = _HOST.match(block.url) if block.title else None
    inside = element("a", words(block.title or block.url), href=block.url)
    if host:
        inside += " " + element("span", words(host.group(1)), class_="host")
    return element("p", inside, class_=page.classes(path, "embed"))


def attribution(name: str, inlines: Inlines, page: Page, path: str) -> list[str]:
    """Who said it, in an element of that name, if anybody is named."""
    if not inlines:
        return []
    return [element(name, line(inlines, page, f"{path}.attribution"))]
