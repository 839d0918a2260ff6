"""Other people's words on a page: quotations, pull quotes and verse."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import html

from octavo.core.manuscript.blocks import PullQuote, Quotation, Verse
from octavo.core.manuscript.inlines import Inlines, Run, plain_text, runs
from octavo.importers.html.inlines import flow_runs, inlines_of, runs_of, unmarked
from octavo.importers.html.labels import labels
from octavo.importers.html.page import Page
from octavo.importers.html.words import BLOCK_TAGS, children, nodes_of, words_in
from octavo.importers.tidying import cut, lines_of, tidy

_PULLED = (
    "pullquote",
    "pull-quote",
    "pullquotes",
    "graf--pullquote",
    "pulled-quote",
    "wp-block-pullquote",
)
_VERSE = words_in(
    """
    verse poem poetry stanza lyrics wp-block-verse verses gedicht
    """
)
_ATTRIBUTION = words_in(
    """
    attribution cite citation quote-source quote-author author source blockquote-footer
    credit byline speaker
    """
)
_DASH = re.compile(r"\s*[—–―-]\s?(?=[^\W\d_]|[@“\"‘'])")
_SAID_BY = re.compile(
    r"(?:\n|[.!?…][”’\"']?\s|[”\"]\s)\s*(?P<dash>[—–―][^—–―\n]{2,100}|--?\s[^\n]{2,100})$"
)
_LONGEST_ATTRIBUTION = 16  # words
_LONGEST_VERSE = 70  # characters a line
_SENTENCE_END = re.compile(r"[.!?:;…][”’\"')\]]*$")


def is_pulled(element: html.HtmlElement) -> bool:
    """Whether the page shows the words large beside the text."""
    found = labels(element)
    if element.tag in ("blockquote", "aside") and not found.isdisjoint({"pull", "pulled"}):
        return True
    return (
        not found.isdisjoint(_PULLED) or {"pull", "quote"} <= found or {"pulled", "quote"} <= found
    )


def is_verse(element: html.HtmlElement) -> bool:
    """Whether the page calls the element a poem or a part of one."""
    tags = ("p", "div", "blockquote", "pre", "section")
    return element.tag in tags and not labels(element).isdisjoint(_VERSE)


def read_quotation(element: html.HtmlElement, page: Page) -> Quotation | PullQuote | Verse | None:
    """A quotation with who said it, or the pull quote or verse that it is; None without words."""
    attribution = _taken_attribution(element, page)
    paragraphs = [line for line in _paragraphs(element, page) if plain_text(line).strip()]
    if not attribution and len(paragraphs) > 1:
        attribution = _dashed(paragraphs[-1])
        paragraphs = paragraphs[:-1] if attribution else paragraphs
    if not paragraphs:
        return Quotation((attribution,)) if attribution else None
    if is_pulled(element):
        return PullQuote(_one_line(paragraphs), attribution)
    if not attribution:
        paragraphs[-1], attribution = _dashed_end(paragraphs[-1])
    if looks_like_verse(paragraphs):
        return verse_of(paragraphs, attribution)
    return Quotation(tuple(paragraphs), attribution)


def read_pulled(element: html.HtmlElement, page: Page) -> PullQuote | None:
    """The words that the page shows large, whatever element holds them."""
    block = read_quotation(element, page)
    match block:
        case Quotation(paragraphs, attribution):
            return PullQuote(_one_line(list(paragraphs)), attribution)
        case Verse(stanzas, attribution):
            return PullQuote(
                _one_line([line for stanza in stanzas for line in stanza]), attribution
            )
    return block


def read_verse(element: html.HtmlElement, page: Page) -> Verse | None:
    attribution = _taken_attribution(element, page)
    paragraphs = [line for line in _paragraphs(element, page) if plain_text(line).strip()]
    return verse_of(paragraphs, attribution) if paragraphs else None


def verse_of(paragraphs: Iterable[Inlines], attribution: Inlines = ()) -> Verse:
    """Each paragraph a stanza, or several where an empty line parts them."""
    stanzas: list[tuple[Inlines, ...]] = []
    for paragraph in paragraphs:
        stanza: list[Inlines] = []
        for line in map(tidy, lines_of(runs(paragraph))):
            if plain_text(line).strip():
                stanza.append(line)
            elif stanza:
                stanzas.append(tuple(stanza))
                stanza = []
        if stanza:
            stanzas.append(tuple(stanza))
    return Verse(tuple(stanzas), attribution)


def looks_like_verse(paragraphs: list[Inlines]) -> bool:
    """Several short lines in each paragraph that do not read as sentences."""
    lines = [line for p in paragraphs for line in plain_text(p).split("\n") if line.strip()]
    broken = sum(1 for paragraph in paragraphs if "\n" in plain_text(paragraph))
    if len(lines) < 3 or broken < len(paragraphs) * 0.7 or max(map(len, lines)) > _LONGEST_VERSE:
        return False
    open_ends = sum(1 for line in lines[:-1] if not _SENTENCE_END.search(line.strip()))
    return open_ends >= len(lines) / 3


def _one_line(paragraphs: list[Inlines]) -> Inlines:
    flat: list[Run] = []
    for paragraph in paragraphs:
        if flat:
            flat.append(Run(text="\n"))
        flat.extend(runs(paragraph))
    return tidy(flat)


def _paragraphs(element: html.HtmlElement, page: Page) -> list[Inlines]:
    """The paragraphs inside, however they are wrapped; loose text is one of them."""
    blocks = [child for child in children(element) if child.tag in BLOCK_TAGS]
    if not blocks:
        return [inlines_of(element, page)]
    paragraphs: list[Inlines] = []
    loose: list[html.HtmlElement | str] = []
    for node in (*nodes_of(element), None):
        if node is not None and (isinstance(node, str) or node.tag not in BLOCK_TAGS):
            loose.append(node)
            continue
        paragraphs.append(tidy(flow_runs(loose, element, page)))
        loose = []
        if node is not None:
            paragraphs.extend(_paragraphs(node, page))
    return paragraphs


def _taken_attribution(element: html.HtmlElement, page: Page) -> Inlines:
    """The words that the page marks as who said it, taken out of the element."""
    for inner in element.xpath(".//*"):
        is_marked = inner.tag in ("footer", "figcaption") or (
            inner.tag in ("p", "div", "span", "small")
            and not labels(inner).isdisjoint(_ATTRIBUTION)
        )
        if is_marked or (inner.tag == "cite" and _is_last(inner, element)):
            upright = unmarked(runs_of(inner, page), frozenset({"emphasis"}))
            words = _undashed(tidy(upright))
            inner.drop_tree()
            return words
    return ()


def _is_last(inner: html.HtmlElement, element: html.HtmlElement) -> bool:
    """Whether no words follow the inner element, and it is not all there is."""
    node = inner
    while node is not element:
        if (node.tail or "").strip() or any(line_has_words(each) for each in node.itersiblings()):
            return False
        node = node.getparent()
    return len("".join(element.itertext()).strip()) > len("".join(inner.itertext()).strip())


def line_has_words(element: html.HtmlElement) -> bool:
    return bool("".join(element.itertext()).strip())


def _dashed(paragraph: Inlines) -> Inlines:
    """The paragraph without its dash when it is `— Ada Fox`; else nothing."""
    words = plain_text(paragraph)
    if _DASH.match(words) and len(words.split()) <= _LONGEST_ATTRIBUTION:
        return _undashed(paragraph)
    return ()


def _dashed_end(paragraph: Inlines) -> tuple[Inlines, Inlines]:
    """Cut off who said it where it ends the paragraph, on a line of its own or after the quote."""
    if match := _SAID_BY.search(plain_text(paragraph)):
        words, said_by = cut(paragraph, match.start("dash"))
        if len(plain_text(said_by).split()) <= _LONGEST_ATTRIBUTION and plain_text(words).strip():
            return words, _undashed(said_by)
    return paragraph, ()


def _undashed(inlines: Inlines) -> Inlines:
    match = _DASH.match(plain_text(inlines))
    return cut(inlines, match.end())[1] if match else inlines
