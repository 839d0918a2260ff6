"""Who an element of a page says wrote the piece: its line as a whole, its parts, its links."""

from __future__ import annotations

import re

from lxml import html

from octavo.core.manuscript.document import Byline
from octavo.importers.html.inlines import inlines_of
from octavo.importers.html.labels import labels
from octavo.importers.html.metadata import read_people
from octavo.importers.html.page import Page
from octavo.importers.html.region import Region
from octavo.importers.html.words import BLOCK_TAGS, children, line_of
from octavo.importers.judgement.bylines import Signature, read_signature

_NAME = frozenset({"fn", "name", "p-name", "author-name"})
_ADDRESS = re.compile(r"<?[\w.+-]+(?:@| at | \(at\) )[\w.-]+>?")


def signature_of(element: html.HtmlElement, page: Page) -> Signature | None:
    """What the element says as a byline line."""
    return read_signature(inlines_of(element, page), language=page.known_language)


def parted_signature(element: html.HtmlElement, page: Page) -> Signature | None:
    """The same where name, day and reading time stand in elements of their own, with no bars."""
    parts = [line_of(child) for child in children(element) if not is_address(child)]
    if len(children(element)) < 2 or (element.text or "").strip():
        return None
    joined = " | ".join(part for part in parts if part)
    return read_signature(joined, language=page.known_language)


def marked_people(element: html.HtmlElement, page: Page) -> tuple[list[Byline], Signature | None]:
    """The people of an element that is marked as a byline; names in links count most."""
    signature = signature_of(element, page)
    linked = _linked_people(element, page)
    names = [byline.name for byline in linked]
    if signature is None or _is_padded(signature, names):
        return linked or list(read_people(line_of(element))), None
    people = [b for b in signature.bylines if not names or b.name in names or " " in b.name]
    return people, signature


def whole_byline(element: html.HtmlElement, page: Page, region: Region) -> html.HtmlElement:
    """The line that names several, when the element is one of the names in it."""
    line = next((e for e in element.iterancestors() if e.tag in BLOCK_TAGS), None)
    if element.tag in BLOCK_TAGS or line is None or region.holds_headline(line):
        return element
    own = signature_of(element, page)
    if region.place(line) < 0 or (own is not None and own.is_introduced):
        return element
    holds_blocks = any(inner.tag in BLOCK_TAGS for inner in line.iterdescendants())
    return line if not holds_blocks and signature_of(line, page) else element


def is_address(element: html.HtmlElement) -> bool:
    """Whether the element is somebody's e-mail address, perhaps spelt out against robots."""
    is_mail = (element.get("href") or "").startswith("mailto:") or " at " in line_of(element)
    return is_mail and bool(_ADDRESS.fullmatch(line_of(element)))


def _linked_people(element: html.HtmlElement, page: Page) -> list[Byline]:
    people: list[Byline] = []
    for inner in element.iter():
        if inner.tag == "a" or not labels(inner).isdisjoint(_NAME):
            url = page.link(inner.get("href") or "") or ""
            people.extend(Byline(b.name, b.role, url) for b in read_people(line_of(inner)))
    return people


def _is_padded(signature: Signature, names: list[str]) -> bool:
    """Whether a word was taken for part of a name that the link beside it tells from it."""
    return any(
        byline.name != name and byline.name.endswith(" " + name)
        for byline in signature.bylines
        for name in names
    )
