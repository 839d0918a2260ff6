"""The words inside one block of a page, with the marks they carry, as inlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import html

from octavo.core.manuscript.inlines import Inlines, Run
from octavo.importers.html.labels import labels
from octavo.importers.html.page import Page
from octavo.importers.html.words import BLOCK_TAGS
from octavo.importers.tidying import LINE_BREAK, clean_words, said, tidy

_EMPHASIS = frozenset({"em", "i", "cite", "dfn", "var"})
_STRONG = frozenset({"strong", "b"})
_STRUCK = frozenset({"del", "s", "strike"})
_FRAMES = frozenset({"html", "body", "article", "main"})  # their language is the article's own
_SMALL_CAPITALS = frozenset({"smallcaps", "smallcap", "small-caps", "smcp", "small-capitals"})
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_IN_FIGURES = re.compile(r"[0-9+\-−=()n]*\d[0-9+\-−=()n]*")
_QUOTES = {"de": ("„“", "‚‘"), "fr": ("«\u00a0|\u00a0»", "‹\u00a0|\u00a0›")}
_ENGLISH_QUOTES = ("“”", "‘’")


def inlines_of(
    element: html.HtmlElement, page: Page, *, without: frozenset[str] = frozenset()
) -> Inlines:
    """The words of a whole element in normal form; marks named in `without` are left off."""
    return tidy(unmarked(runs_of(element, page), without))


def runs_of(element: html.HtmlElement, page: Page) -> Iterator[Run]:
    """The element's content as runs, with its own and inherited looks, not the words after it."""
    yield from _element(element, page, _inherited(element, page))


def flow_runs(
    nodes: Iterable[html.HtmlElement | str], parent: html.HtmlElement, page: Page
) -> Iterator[Run]:
    """Runs of the loose text and inline elements that stand between blocks inside `parent`."""
    marks = _marked(parent, page, _inherited(parent, page))
    keeps_lines = _keeps_lines(parent, page)
    for node in nodes:
        if isinstance(node, str):
            yield said(marks, _words(node, keeps_lines=keeps_lines))
        else:
            yield from _element(node, page, marks)


def _inherited(element: html.HtmlElement, page: Page) -> Run:
    """The marks of what stands around the element: `<i>` around whole paragraphs, a language."""
    marks = Run()
    for ancestor in reversed(list(element.iterancestors())):
        if ancestor.tag not in _FRAMES:
            marks = _marked(ancestor, page, marks)
    return marks


def unmarked(runs: Iterable[Run], without: frozenset[str]) -> Iterator[Run]:
    """The runs without these marks: a heading is bold by nature."""
    if not without:
        yield from runs
        return
    for run in runs:
        yield replace(
            run,
            strong=run.strong and "strong" not in without,
            emphasis=run.emphasis and "emphasis" not in without,
        )


def _element(element: html.HtmlElement, page: Page, marks: Run) -> Iterator[Run]:
    if not isinstance(element.tag, str) or element in page.backlinks:
        return
    if element in page.marks:
        yield replace(marks, text="", note=page.marks[element])
        return
    if element in page.notes and element.tag not in BLOCK_TAGS:
        page.waiting.append(element)
        yield replace(marks, text="", note=page.notes[element])
        return
    if element.tag == "br":
        yield said(marks, LINE_BREAK)
        return
    if element.tag == "img":
        yield from _picture_of_words(element, marks)
        return
    if element.tag in _STRUCK:
        page.struck[element] = " ".join(element.text_content().split())
        return
    if element.tag in ("sup", "sub") and len(element) == 0:
        yield said(marks, _shifted(element))
        return
    if element.tag == "q":
        yield from _quoted(element, page, marks)
        return
    yield from _inside(element, page, _marked(element, page, marks))


def _inside(element: html.HtmlElement, page: Page, marks: Run) -> Iterator[Run]:
    keeps_lines = _keeps_lines(element, page)
    if element.text:
        yield said(marks, _words(element.text, keeps_lines=keeps_lines))
    for child in element:
        is_block = child.tag in BLOCK_TAGS
        if is_block:
            yield Run(text=LINE_BREAK)
        yield from _element(child, page, marks)
        if is_block:
            yield Run(text=LINE_BREAK)
        if child.tail:
            yield said(marks, _words(child.tail, keeps_lines=keeps_lines))


def _keeps_lines(element: html.HtmlElement, page: Page) -> bool:
    """Whether line ends of the source are line ends of the text."""
    if page.sheet.look_of(element).keeps_lines:
        return True
    return element.tag == "pre" or next(element.iterancestors("pre"), None) is not None


def _words(text: str, *, keeps_lines: bool) -> str:
    if not keeps_lines:
        return clean_words(text)
    return LINE_BREAK.join(clean_words(line) for line in text.strip("\r\n").splitlines())


def _marked(element: html.HtmlElement, page: Page, marks: Run) -> Run:
    """The marks inside this element: its tag says something, its style may say otherwise."""
    tag = element.tag
    look = page.sheet.look_of(element)
    emphasis = look.emphasis if look.emphasis is not None else tag in _EMPHASIS or None
    strong = look.strong if look.strong is not None else tag in _STRONG or None
    capitals = look.small_capitals
    if capitals is None and not labels(element).isdisjoint(_SMALL_CAPITALS):
        capitals = True
    return replace(
        marks,
        link=_link(element, page) if tag == "a" else marks.link,
        language=_language(element, page) or marks.language,
        emphasis=marks.emphasis if emphasis is None else emphasis,
        strong=marks.strong if strong is None else strong,
        small_capitals=marks.small_capitals if capitals is None else capitals,
    )


def _link(element: html.HtmlElement, page: Page) -> str | None:
    address = element.get("href") or ""
    return page.link(address) if address else None


def _language(element: html.HtmlElement, page: Page) -> str | None:
    """A language other than the article's; `en-GB` inside `en` is none."""
    tag = (element.get("lang") or element.get("xml:lang") or "").strip()
    if element.tag in _FRAMES or not _LANGUAGE.fullmatch(tag):
        return None
    same = tag.split("-")[0].lower() == (page.language or "en").split("-")[0].lower()
    return None if same else tag


def _picture_of_words(element: html.HtmlElement, marks: Run) -> Iterator[Run]:
    """A picture in the line that stands for a character: an emoji, an initial letter."""
    found = labels(element)
    alt = element.get("alt") or ""
    if 0 < len(alt) <= 3 and not found.isdisjoint(
        {"emoji", "wp-smiley", "dropcap", "initial", "cap"}
    ):
        yield said(marks, alt)


def _shifted(element: html.HtmlElement) -> str:
    """Raised or lowered figures stay so: 10⁶ is not 106. Letters come down to the line."""
    text = clean_words(element.text or "")
    if not _IN_FIGURES.fullmatch(text.strip()):
        return text
    return text.strip().translate(_RAISED if element.tag == "sup" else _LOWERED)


def _quoted(element: html.HtmlElement, page: Page, marks: Run) -> Iterator[Run]:
    depth = sum(1 for ancestor in element.iterancestors("q"))
    pairs = _QUOTES.get((page.language or "en").split("-")[0].lower(), _ENGLISH_QUOTES)
    pair = pairs[depth % 2]
    left, right = pair.split("|") if "|" in pair else (pair[0], pair[-1])
    yield said(marks, left)
    yield from _inside(element, page, _marked(element, page, marks))
    yield said(marks, right)
