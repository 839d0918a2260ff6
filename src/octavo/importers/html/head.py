"""Reads the head of an article: who, when, where, standfirst. What is read is taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from lxml import html

from octavo.core.manuscript.document import Byline
from octavo.importers.copy import SetAside
from octavo.importers.html.labels import labels
from octavo.importers.html.metadata import Facts
from octavo.importers.html.page import Page
from octavo.importers.html.region import Region
from octavo.importers.html.signing import (
    is_address,
    marked_people,
    parted_signature,
    signature_of,
    whole_byline,
)
from octavo.importers.html.weighing import Weights
from octavo.importers.html.words import BLOCK_TAGS, HEADINGS, children, drop, line_of, words_in
from octavo.importers.judgement.bylines import Signature, is_picture_credit
from octavo.importers.judgement.dates import find_dates, first_day, read_date
from octavo.importers.judgement.furniture import why_furniture, without_counts
from octavo.importers.judgement.sections import read_section

_BYLINE = words_in(
    """
    byline bylines author authors p-author vcard h-card contributor contributors poet writer
    article-author post-author autor auteur autore byl
    """
)
_NO_BYLINE = words_in(
    """
    bio box card profile description avatar image img comment social follow photo
    """
)
_DATE = words_in(
    """
    date published dt-published pubdate datepublished posted-on timestamp dateline publish
    publication-date post-date datetime entry-date article-date datum created posted
    """
)
_UPDATED = words_in(
    """
    updated modified dt-updated datemodified dt-modified update
    """
)
_SECTION = words_in(
    """
    kicker eyebrow category categories section rubric rubrik overline cat-links p-category
    articlesection section-name topic breadcrumb breadcrumbs dachzeile gh-article-tag strap
    primary-tag department label section-label tag
    """
)
_LONGEST_LINE = 40  # words of a line that may sign or date a piece
_LONGEST_LABEL = 8
_LONGEST_DETAILS = 14
_DETAILS = frozenset({"dl", "ul", "ol", "address", "footer"})
_COUNT = re.compile(r"[\s\d.,+|·-]*\d[\d.,]*\s?[kKmM]?\+?")
_MOST_BESIDE = 15  # words around a name or a day that stand in a sentence of the text
_ONLY_POINTS = re.compile(
    r"(?:[\s\W_]|\b(?:by|on|in|and|published|posted|at|von|par|por|vom|am)\b)*", re.I
)


@dataclass(slots=True)
class Head:
    """What the head of an article says, and the furniture found in it.

    `places` are the places in the region where a name or a day stood.
    """

    bylines: list[Byline] = field(default_factory=list)
    published_on: date | None = None
    section: str = ""
    set_aside: list[SetAside] = field(default_factory=list)
    places: list[int] = field(default_factory=list)


class HeadReader:
    """Reads names, days and labels in a region. What is read is taken out of the tree."""

    def __init__(self, region: Region, *, facts: Facts, page: Page, weights: Weights) -> None:
        self.region = region
        self.facts = facts
        self.page = page
        self.weights = weights
        self.head = Head()
        self._opened: list[html.HtmlElement] = []

    def read(self) -> Head:
        """Take names, days, labels and furniture out of the region, and say what they were."""
        for element in self._labelled(_DATE | _UPDATED):
            self._take_date(element)
        for element in self._labelled(_BYLINE):
            self._take_byline(element)
        for element in self._labelled(_SECTION):
            self._take_section(element)
        for _ in range(2):  # what is taken in the first round bares lines for the second
            for line in list(self.region.lines()):
                self._take_line(line)
        self._set_aside_rest()
        self._take_signature_below()
        self._drop_portraits()
        return self.head

    def _labelled(self, words: frozenset[str]) -> Iterator[html.HtmlElement]:
        """Elements so labelled, the outermost first; those taken meanwhile are passed over."""
        for element in self.region.present():
            if not self.region.is_there(element) or self.region.holds_headline(element):
                continue
            if next(element.iterancestors("pre"), None) is not None:
                continue
            is_time = element.tag == "time" and words >= _DATE
            if is_time or not labels(element).isdisjoint(words):
                yield element

    def _take(self, element: html.HtmlElement) -> None:
        self.head.places.append(self.region.place(element))
        self._opened.extend(each for each in element.iterancestors() if each.tag in _DETAILS)
        drop(element)

    def _take_date(self, element: html.HtmlElement) -> None:
        words = line_of(element)
        if self.weights[element].words > _LONGEST_LINE or self._is_in_prose(element):
            return
        stated = element.get("datetime") or element.get("content") or ""
        found = find_dates(words) or find_dates(stated[:10])
        if not found or not (element.tag == "time" or read_date(words)):
            return
        around = labels(element) | labels(element.getparent())
        if not around.isdisjoint(_UPDATED) or all(each.is_update for each in found):
            if not around.isdisjoint({"published", "dt-published", "datepublished"}):
                self.head.published_on = self.head.published_on or first_day(found)
            self.head.set_aside.append(SetAside(words or stated, "the day of a later change"))
        else:
            self.head.published_on = self.head.published_on or first_day(found)
        self._take(element)

    def _is_in_prose(self, element: html.HtmlElement) -> bool:
        block = next((e for e in element.iterancestors() if e.tag in BLOCK_TAGS), None)
        if element.tag in BLOCK_TAGS or block is None:
            return False
        own = " ".join(t for t in (block.text, *(child.tail for child in block)) if t)
        return len(own.split()) > _MOST_BESIDE

    def _take_byline(self, element: html.HtmlElement) -> None:
        found = labels(element)
        is_card = not found.isdisjoint({"vcard", "h-card", "p-author"})
        if (not found.isdisjoint(_NO_BYLINE) and not is_card) or self._is_in_prose(element):
            return
        if self.weights[element].words > _LONGEST_LINE or self.weights[element].prose > 20:
            return
        element = whole_byline(element, self.page, self.region)
        people, signature = marked_people(element, self.page)
        if signature and is_picture_credit(signature.bylines) and not self.head.bylines:
            return
        if people:
            self._add_people(people, signature.day if signature else None)
            self._take(element)

    def _add_people(self, people: Iterable[Byline], day: date | None = None) -> None:
        self.head.published_on = self.head.published_on or day
        for byline in people:
            known = {(b.name.casefold(), b.role) for b in self.head.bylines}
            if (byline.name.casefold(), byline.role) not in known:
                self.head.bylines.append(byline)

    def _take_section(self, element: html.HtmlElement) -> None:
        words = line_of(element)
        if not words or len(words.split()) > _LONGEST_LABEL or not self._may_be_label(element):
            return
        parts = [line_of(inner) for inner in element.iter("a", "li", "span")]
        section = next(
            (found for each in (words, *reversed(parts)) if (found := read_section(each))), ""
        )
        self.head.section = self.head.section or section
        reason = "the section’s name" if section else "a label above the headline"
        self.head.set_aside.append(SetAside(words, reason))
        drop(element)

    def _may_be_label(self, element: html.HtmlElement) -> bool:
        """Whether the element can be a label: no crosshead, no picture, not below the text."""
        is_late = self.region.place(element) > self.region.first_prose >= 0
        is_crosshead = element.tag in HEADINGS and not self.region.is_above(element)
        is_picture = element.tag in ("figure", "figcaption") or element.find(".//img") is not None
        return not (is_late or is_crosshead or is_picture)

    def _take_line(self, element: html.HtmlElement) -> None:
        words = line_of(element)
        if not words or len(words.split()) > _LONGEST_LINE or not self.region.is_there(element):
            return
        signature = self._who_signed(element)
        if _ONLY_POINTS.fullmatch(words) and self.region.is_above_text(element, surely=True):
            drop(element)
        elif signature:
            self._add_people(signature.bylines, signature.day)
            self.head.section = self.head.section or signature.section
            self._take(element)
        elif element.tag not in HEADINGS and (day := read_date(words)):
            if all(each.is_update for each in find_dates(words)):
                self._set_aside(element, "the day of a later change")
                return
            self.head.published_on = self.head.published_on or day
            self._take(element)
        elif self.region.is_above(element) and (section := read_section(words)):
            self.head.section = self.head.section or section
            self._set_aside(element, "the section’s name")
        elif element.tag not in HEADINGS and (reason := self._why_furniture(element, words)):
            self._set_aside(element, reason)
        elif self._is_about_publication(element, words):
            self.head.published_on = self.head.published_on or first_day(find_dates(words))
            self._set_aside(element, "where and when it was published")

    def _why_furniture(self, element: html.HtmlElement, words: str) -> str | None:
        if not self.region.is_above_text(element):
            return None  # among paragraphs, furniture keeps its place when it is set aside
        return "a count" if _COUNT.fullmatch(words) else why_furniture(words)

    def _is_about_publication(self, element: html.HtmlElement, words: str) -> bool:
        """A short line above the text with a day or a reading time in it, and no sentence."""
        if element.tag in HEADINGS or self.region.place(element) > self.region.first_prose >= 0:
            return False
        is_sentence = (
            words.endswith((".", "!", "?", "”", "…")) or len(words.split()) > _LONGEST_DETAILS
        )
        return not is_sentence and bool(find_dates(words) or without_counts(words) != words)

    def _set_aside(self, element: html.HtmlElement, reason: str) -> None:
        self.head.set_aside.append(SetAside(line_of(element), reason))
        drop(element)

    def _who_signed(self, element: html.HtmlElement) -> Signature | None:
        """Who signed the piece in this line: after `By`, beside a day, or known by name."""
        signature = signature_of(element, self.page) or parted_signature(element, self.page)
        if not signature or (is_picture_credit(signature.bylines) and not self.head.bylines):
            return None
        known = {byline.name.casefold() for byline in (*self.facts.bylines, *self.head.bylines)}
        is_known = any(byline.name.casefold() in known for byline in signature.bylines)
        has_address = any(is_address(child) for child in children(element))
        is_meant = signature.is_introduced or signature.day is not None or has_address
        return signature if is_known or (is_meant and element.tag not in HEADINGS) else None

    def _set_aside_rest(self) -> None:
        """What is left of a list of details from which a name or a day was taken."""
        for element in dict.fromkeys(self._opened):
            words = line_of(element) if self.region.is_there(element) else ""
            is_rest = 0 < len(words.split()) <= _LONGEST_DETAILS
            if is_rest and self.region.is_above_text(element) and element.find(".//img") is None:
                self._set_aside(element, "where and when it was published")

    def _take_signature_below(self) -> None:
        """Where nobody has signed above the text, a marked name below it."""
        for element in list(self.region.outer.iter()) if self._is_unsigned() else ():
            found = labels(element)
            is_marked = not found.isdisjoint(_BYLINE) and found.isdisjoint(_NO_BYLINE - {"card"})
            if is_marked and self.region.place(element) < 0 and self._is_unsigned():
                around = frozenset[str]().union(*(labels(e) for e in element.iterancestors()))
                if around.isdisjoint({"comments", "comment", "related", "teaser"}):
                    self._take_byline(element)

    def _is_unsigned(self) -> bool:
        return not (self.head.bylines or self.facts.bylines)

    def _drop_portraits(self) -> None:
        """Pictures of who wrote the piece, beside the name."""
        names = {byline.name.casefold() for byline in (*self.head.bylines, *self.facts.bylines)}
        for element in self.region.present():
            if element.tag in ("img", "amp-img"):
                alt = " ".join((element.get("alt") or "").split()).casefold()
                if alt in names:
                    drop(element)
