"""Blocks of an article as XHTML, each by its kind."""

from __future__ import annotations

import re
from functools import singledispatch

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
from octavo.core.renditions.epub.lines import line, plain, unlinked
from octavo.core.renditions.epub.markup import element, void, words
from octavo.core.renditions.epub.page import Page

_HOST = re.compile(r"https?://([^/?#]+)", re.IGNORECASE)


@singledispatch
def write(block: Block, page: Page, path: str) -> str:
    """The block at that place as XHTML; empty when it has nothing to show."""
    message = f"an article cannot hold {block!r}"
    raise TypeError(message)


@write.register
def _(block: Paragraph, page: Page, path: str) -> str:
    if not block.inlines:
        return ""
    if path != page.opening:
        return element("p", line(block.inlines, page, f"{path}.inlines"), class_=page.classes(path))
    initial = ["initial"] if has_initial(block.inlines) else []
    inside = line(block.inlines, page, f"{path}.inlines", phrase=phrase_length(block.inlines))
    return element("p", inside, class_=page.classes(path, "opening", *initial))


@write.register
def _(block: Subhead, page: Page, path: str) -> str:
    if not block.inlines:
        return ""
    level = page.heading_at(page.base + block.level)
    inside = line(block.inlines, page, f"{path}.inlines")
    return element(f"h{level}", inside, class_=page.classes(path, "crosshead"))


@write.register
def _(block: Quotation, page: Page, path: str) -> str:
    paragraphs = [
        element("p", line(inlines, page, f"{path}.paragraphs[{index}]"))
        for index, inlines in enumerate(block.paragraphs)
        if inlines
    ]
    inside = "\n".join([*paragraphs, *attribution(block.attribution, page, path)])
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
    quote = element("p", line(inlines, page, f"{path}.inlines")) if inlines else ""
    inside = "\n".join(filter(None, [quote, *attribution(said, page, path)]))
    classes = page.classes(path, "pull-quote")
    if repeats:
        return element("div", inside, class_=classes, aria_hidden="true")
    label = page.wording.pull_quote
    return element("aside", inside, class_=classes, role="doc-pullquote", aria_label=label)


@write.register
def _(block: Verse, page: Page, path: str) -> str:
    stanzas = [
        _stanza(stanza, page, f"{path}.stanzas[{index}]")
        for index, stanza in enumerate(block.stanzas)
    ]
    inside = "\n".join([*filter(None, stanzas), *attribution(block.attribution, page, path)])
    return element("div", f"\n{inside}\n", class_=page.classes(path, "verse")) if inside else ""


def _stanza(stanza: tuple[Inlines, ...], page: Page, path: str) -> str:
    """A paragraph for each line, so that one which is too long hangs wherever it is read."""
    lines = [
        element("p", line(inlines, page, f"{path}[{index}]"))
        for index, inlines in enumerate(stanza)
        if inlines
    ]
    return element("div", "\n".join(lines), class_="stanza") if lines else ""


@write.register
def _(block: InterviewTurn, page: Page, path: str) -> str:
    if not block.speaker and not block.inlines:
        return ""
    name = plain(block.speaker, page, f"{path}.speaker")
    speaker = element("strong", name, class_="speaker") if name else ""
    said = line(block.inlines, page, f"{path}.inlines")
    kind = "question" if block.is_question else "answer"
    return element("p", f"{speaker} {said}".strip(" "), class_=page.classes(path, "turn", kind))


@write.register
def _(block: Break, page: Page, path: str) -> str:
    return void("hr", class_="break")


@write.register
def _(block: Footnote, page: Page, path: str) -> str:
    """Nothing here: notes are gathered below the text."""
    return ""


@write.register
def _(block: Embed, page: Page, path: str) -> str:
    """A link, with the name of the place where it leads; an address alone shows itself."""
    leads_to = page.links.leads_to(block.url)
    title = plain(block.title, page, f"{path}.title").strip()
    if leads_to is None:
        return element("p", title, class_=page.classes(path, "embed")) if title else ""
    host = _HOST.match(leads_to) if title else None
    kind = None if title else "address"
    inside = element("a", title or words(block.url), class_=kind, href=leads_to)
    if host:
        inside += " " + element("span", words(host[1]), class_="host")
    return element("p", inside, class_=page.classes(path, "embed"))


def attribution(inlines: Inlines, page: Page, path: str) -> list[str]:
    """Who said it, if anybody is named."""
    if not inlines:
        return []
    return [element("p", line(inlines, page, f"{path}.attribution"), class_="attribution")]
