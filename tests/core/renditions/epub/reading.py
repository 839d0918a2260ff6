"""Reads documents of a book the way a reading system does: as XML, or not at all."""

from __future__ import annotations

import re
from datetime import date

from lxml import etree

from octavo.core.issue.document import Issue, Masthead
from octavo.core.renditions.epub import Setting

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
# What the book adds to the words of an article.
FURNITURE = frozenset(
    "label byline dateline page-break note-mark number host address untitled licence".split()
)
_NOT_SHOWN = re.compile(
    "[\\s\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\x00-\x1f\x7f-\x9f\ud800-\udfff"
    + "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]+"
)


def tree(document: str) -> etree._Element:
    """The document; any fault of the XML raises."""
    return etree.fromstring(document.encode())


def body(document: str) -> etree._Element:
    return tree(document).find(f"{XHTML}body")


def bare(text: str) -> str:
    """Letters, digits and signs alone: spaces are the page's, controls are nobody's."""
    return _NOT_SHOWN.sub("", text)


def said(element: etree._Element) -> str:
    """The words of an element in the order of reading, without the book's furniture."""
    inner = "".join(_with_tail(child) for child in element)
    return (element.text or "") + inner


def _with_tail(element: etree._Element) -> str:
    classes = set(element.get("class", "").split())
    is_furniture = classes & FURNITURE or element.get("role") == "doc-backlink"
    return ("" if is_furniture else said(element)) + (element.tail or "")


def found(element: etree._Element, name: str) -> list[etree._Element]:
    return list(element.iter(f"{XHTML}{name}"))


def of_type(element: etree._Element, kind: str) -> list[etree._Element]:
    return [it for it in element.iter() if it.get(EPUB_TYPE) == kind]


def a_setting(**fields) -> Setting:
    return Setting(
        **{"modified_on": date(2026, 11, 15), "address": "https://vell.example", **fields}
    )


def an_issue(*items, **fields) -> Issue:
    given = {"masthead": Masthead("The Vell Review"), **fields}
    return Issue(number=18, dated_on=date(2026, 11, 15), items=items, **given)
