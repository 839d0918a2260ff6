"""Footnotes of a page: which links are note marks, and where the notes' own words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import html

from octavo.core.manuscript.blocks import Footnote
from octavo.core.manuscript.inlines import Run
from octavo.importers.html.inlines import flow_runs
from octavo.importers.html.labels import labels
from octavo.importers.html.page import Page
from octavo.importers.html.words import nodes_of, words_in
from octavo.importers.tidying import LINE_BREAK, tidy

_MARK = re.compile(r"\W{0,2}(\d{1,3}|[ivx]{1,5}|[a-z]|\W{1,3})\W{0,2}", re.IGNORECASE)
_MARK_LABELS = words_in(
    """
    noteref doc-noteref footnote-ref footnote-anchor fnref sdfootnoteanc footnoteref
    reference footnote-reference
    """
)
_NOTE_NAMES = frozenset({"footnote", "doc-footnote", "endnote", "doc-endnote"})
_NOTE_LISTS = frozenset(
    {"footnotes", "endnotes", "doc-endnotes", "footnote-list", "footnotes-list"}
)
_SIDENOTES = frozenset({"sidenote", "marginnote", "footnote-inline"})
_NOTE_TAGS = frozenset({"li", "p", "div", "dd", "aside", "tr", "td", "section", "blockquote"})
_LABEL_OF_NOTE = re.compile(
    r"[\[(]?(?P<mark>\d{1,3}|(?P<sign>[*†‡§¶]{1,3})|[a-z])(?P<point>[\])][.:]?|[.:])?(?=\s|$)", re.I
)
_ARROWS = re.compile(
    r"[\s\u00a0]*(?:[↩↑⤴←↵][\ufe0e\ufe0f]?|\^|\[back\]|back to text)[\s\u00a0]*$", re.I
)


@dataclass(frozen=True, slots=True)
class _Target:
    element: html.HtmlElement
    place: int


def find_notes(root: html.HtmlElement, page: Page) -> None:
    """Fill the page's `marks`, `notes` and `backlinks`. A mark stands before its note."""
    order = {element: place for place, element in enumerate(root.iter())}
    targets = _targets(root, order)
    used: set[str] = set()
    keys: dict[html.HtmlElement, str] = {}
    for link in list(root.iter("a")):
        target = targets.get(_fragment(link, page))
        if target is None or not _is_mark(link):
            continue
        note = _note_around(target.element)
        if note is None or order[link] > target.place:
            continue
        if note not in keys:
            keys[note] = _key(link, used)
            page.notes[note] = keys[note]
        page.marks[_whole_mark(link)] = keys[note]
    for note in keys:
        page.backlinks.update(_backlinks(note, page, order))
    _take_unmarked(root, page, used)
    _take_sidenotes(root, page, used)


def read_note(element: html.HtmlElement, page: Page) -> Footnote:
    """The words of a note without its number and without the arrow that leads back."""
    runs = flow_runs(nodes_of(element), element, page)
    key = page.notes[element]
    return Footnote(key, tidy(_without_label(runs, key)))


def _without_label(runs: Iterator[Run], key: str) -> Iterator[Run]:
    """Cut the note's own number off its first words, and arrows off every run."""
    is_first = True
    for run in runs:
        text = run.text
        if is_first and text.strip():
            text = text.lstrip(" " + LINE_BREAK)
            match = _LABEL_OF_NOTE.match(text)
            if match and (match["mark"] in (key, match["sign"]) or match["point"]):
                text = text[match.end() :]
            is_first = not text.strip()
        text = _ARROWS.sub("", text) if "\n" not in text else text
        yield replace(run, text=text)


def _targets(root: html.HtmlElement, order: dict[html.HtmlElement, int]) -> dict[str, _Target]:
    found: dict[str, _Target] = {}
    for element in root.iter():
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                found.setdefault(name, _Target(element, order[element]))
    return found


def _fragment(link: html.HtmlElement, page: Page) -> str:
    address = (link.get("href") or "").strip()
    if page.address and address.startswith(page.address.split("#")[0] + "#"):
        address = address[address.index("#") :]
    return address[1:] if address.startswith("#") else ""


def _is_mark(link: html.HtmlElement) -> bool:
    words = "".join(link.itertext()).strip()
    parent = link.getparent()
    found = labels(link) | (labels(parent) if parent is not None else frozenset())
    if parent is not None and parent.tag == "sup" and "footnote-ref" in found:
        return True
    if not _MARK.fullmatch(words) or _ARROWS.fullmatch(words):
        return False
    is_raised = link.find("sup") is not None or (parent is not None and parent.tag == "sup")
    return is_raised or words[:1] in "[(" or not found.isdisjoint(_MARK_LABELS) or words.isdigit()


def _whole_mark(link: html.HtmlElement) -> html.HtmlElement:
    """The raised element around a mark when it holds nothing else: its brackets go with it."""
    parent = link.getparent()
    if parent is None or parent.tag not in ("sup", "span"):
        return link
    beside = "".join(t or "" for t in (parent.text, *(child.tail for child in parent)))
    return parent if len(parent) == 1 and not beside.strip("[]() \n\t") else link


def _note_around(target: html.HtmlElement) -> html.HtmlElement | None:
    """The block that holds the note's words: the target, or what stands around its anchor."""
    for depth, element in enumerate((target, *target.iterancestors())):
        if depth > 4 or element.tag in ("body", "article", "main", "ol", "ul", "table"):
            return None
        if element.tag in _NOTE_TAGS:
            return element
    return None


def _key(link: html.HtmlElement, used: set[str]) -> str:
    words = re.sub(r"\W", "", "".join(link.itertext()))
    return _unused(words, used)


def _unused(key: str, used: set[str]) -> str:
    """The key, or a number where it is taken or empty."""
    number = len(used) + 1
    while not key or key in used:
        key = str(number)
        number += 1
    used.add(key)
    return key


def _backlinks(
    note: html.HtmlElement, page: Page, order: dict[html.HtmlElement, int]
) -> Iterator[html.HtmlElement]:
    for link in note.iter("a"):
        words = "".join(link.itertext()).strip()
        if _fragment(link, page) and (_MARK.fullmatch(words) or _ARROWS.fullmatch(words)):
            parent = link.getparent()
            is_alone = parent is not None and parent.tag == "sup" and len(parent) == 1
            yield parent if is_alone and not (parent.text or "").strip() else link


def _take_unmarked(root: html.HtmlElement, page: Page, used: set[str]) -> None:
    """Notes that no mark leads to, where the page calls them notes one by one."""
    for element in root.iter("div", "p", "aside", "li"):
        around = element.getparent()
        is_named = not labels(element).isdisjoint(_NOTE_NAMES) or (
            element.tag == "li"
            and around is not None
            and around.getparent() is not None
            and not (labels(around) | labels(around.getparent())).isdisjoint(_NOTE_LISTS)
        )
        if is_named and element not in page.notes and not _touches_note(element, page):
            page.notes[element] = _unused(element.get("data-name", ""), used)


def _touches_note(element: html.HtmlElement, page: Page) -> bool:
    """Whether a note that is known already lies around the element or inside it."""
    return any(
        each in page.notes for each in (*element.iterancestors(), *element.iterdescendants())
    )


def _take_sidenotes(root: html.HtmlElement, page: Page, used: set[str]) -> None:
    """A note written inside the line, as in the margin style: a mark there, its words below."""
    for element in list(root.iter("span", "small")):
        if labels(element).isdisjoint(_SIDENOTES):
            continue
        page.notes[element] = _unused("", used)
