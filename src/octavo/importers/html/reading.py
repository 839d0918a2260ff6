"""Reads a saved page or a fragment of HTML: finds the article, and what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from lxml import html

from octavo.core.manuscript.blocks import Block, Paragraph
from octavo.core.manuscript.inlines import Text
from octavo.importers.copy import Hints, RawCopy, SetAside
from octavo.importers.html import stating, surroundings
from octavo.importers.html.arranging import arranged
from octavo.importers.html.blocks import BlockReader
from octavo.importers.html.breaking import wrap_broken_paragraphs
from octavo.importers.html.cleaning import clean
from octavo.importers.html.decoding import decode
from octavo.importers.html.finding import find_article
from octavo.importers.html.foot import without_foot
from octavo.importers.html.furniture import set_aside_furniture
from octavo.importers.html.head import Head, HeadReader
from octavo.importers.html.headline import find_headline, headline_words, same_words
from octavo.importers.html.lists import join_lists
from octavo.importers.html.looks import StyleSheet
from octavo.importers.html.metadata import Facts, read_facts
from octavo.importers.html.notes import find_notes, read_note
from octavo.importers.html.page import Page
from octavo.importers.html.parsing import lift_pictures, parse
from octavo.importers.html.region import Region
from octavo.importers.html.standfirst import take_standfirst
from octavo.importers.html.weighing import Weights
from octavo.importers.html.words import HEADINGS, drop, line_of, text_of

_FRAGMENT = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)
_OPENING = 15  # lines in which a headline without an element of its own can stand
_SCRIPTED = 2  # times as many words told to machines as shown: a script was to show the text


def read(content: bytes, *, name: str) -> RawCopy:
    """Parse a page, find its article, and hand on its blocks with what the page says of itself."""
    lifted, pictures = lift_pictures(content)
    text, warnings = decode(lifted)
    root = parse(text, name=name)
    facts = read_facts(root)
    page = Page(
        sheet=StyleSheet.of(root), address=facts.address, language=facts.language, pictures=pictures
    )
    for warning in warnings:
        page.warn(warning)
    hidden = clean(root, page.sheet)
    wrap_broken_paragraphs(root)
    join_lists(root)
    is_fragment = not _FRAGMENT.search(text)
    return _Reading(root, facts, page, size=0 if is_fragment else len(text)).copy(hidden)


def read_markup(markup: str, *, facts: Facts, name: str) -> RawCopy:
    """Read HTML that another reader has made from its own kind of file; all of it is article."""
    return read_tree(parse(markup, name=name), facts=facts)


def read_tree(
    root: html.HtmlElement, *, facts: Facts, pictures: dict[str, bytes] | None = None
) -> RawCopy:
    """The same for a tree that `parsing.parse` made, with the pictures that it names."""
    page = Page(
        sheet=StyleSheet.of(root),
        address=facts.address,
        language=facts.language,
        pictures=pictures or {},
    )
    hidden = clean(root, page.sheet)
    return _Reading(root, facts, page, size=0).copy(hidden)


class _Reading:
    """One page on its way to copy. A `size` of nought is a fragment, which is all article."""

    def __init__(self, root: html.HtmlElement, facts: Facts, page: Page, *, size: int) -> None:
        body = root.find("body")
        self.body = root if body is None else body
        self.is_page = size > 0
        self.facts = facts
        self.page = page
        self.weights = Weights(root)
        self.article = find_article(root, self.weights, size=size) if size else self.body
        self.headline = find_headline(self.body, self.article, facts, self.weights)
        self.outer = surroundings.outer_of(self.article, self.headline, self.weights)
        find_notes(self.body, page)

    def copy(self, hidden: Iterable[SetAside]) -> RawCopy:
        opening = text_of(self.article).split("\n")[:_OPENING]
        if self.headline is None:
            self.headline = self._line(headline_words(None, self.facts, opening=opening))
        region = Region(self.outer, self.headline, self.weights)
        head = HeadReader(region, facts=self.facts, page=self.page, weights=self.weights).read()
        words = headline_words(self.headline, self.facts, opening=opening)
        standfirst, copies = take_standfirst(region, words, facts=self.facts, signed_at=head.places)
        copies += _drop_headlines(region, words)
        above, below = surroundings.set_aside_outside(self.outer, self.body, self.weights)
        blocks, inside = self._blocks(region, words)
        blocks, twins = stating.without_twins(blocks, words)
        blocks, foot = without_foot(blocks) if self.is_page else (blocks, [])
        lead, blocks = stating.lead_image(blocks, self.facts)
        hints = self._hints(head, headline=words, standfirst=standfirst)
        return RawCopy(
            blocks=tuple(blocks),
            hints=replace(hints, lead_image=lead),
            set_aside=(
                *(*hidden, *above, *head.set_aside, *copies, *twins),
                *(SetAside(struck, "struck out") for struck in self.page.struck.values()),
                *inside,
                *foot,
                *(replace(piece, before=len(blocks)) for piece in below),
            ),
            warnings=tuple(self.page.warnings),
            pictures=self._used_pictures([*blocks, *([lead] if lead else [])]),
        )

    def _line(self, words: str) -> html.HtmlElement | None:
        """The first block of text that says just these words."""
        lines = Region(self.outer, None, self.weights).lines()
        return next((line for line in lines if same_words(line_of(line), words)), None)

    def _hints(self, head: Head, *, headline: str, standfirst: str) -> Hints:
        return Hints(
            headline=headline,
            standfirst=standfirst,
            bylines=stating.joined_bylines(head.bylines, self.facts.bylines),
            section=stating.joined_section(head.section, self.facts, headline=headline),
            published_on=stating.joined_day(head.published_on, self.facts.published_on)
            or surroundings.day_above(self.outer),
            language=self.facts.language,
        )

    def _blocks(self, region: Region, headline: str) -> tuple[list[Block], list[SetAside]]:
        """The article's blocks in order, and the furniture that stood among them.

        The headline stays where it stands, so that the judgement sees what is above and below it.
        """
        kept = frozenset(self.page.notes) | (
            {self.headline} if self.headline is not None else set()
        )
        listed = surroundings.set_aside_beside(
            self.outer, self.article, self.headline, self.weights, kept=kept
        )
        listed += set_aside_furniture(
            self.outer, self.weights, kept=kept | {self.article}, number=len(listed)
        )
        if self.is_page:
            listed += surroundings.set_aside_links_above(region, self.weights, number=len(listed))
            listed += surroundings.set_aside_tail(
                self.outer, self.article, self.weights, number=len(listed)
            )
        self.page.waiting.clear()
        reader = BlockReader(self.outer, self.page, self.weights)
        reader.headline, reader.headline_words = self.headline, headline
        reader.read(self.outer)
        self._add_missing_notes(reader)
        blocks, places = arranged(reader.blocks)
        placed = [
            replace(piece, before=places[reader.places.get(number, len(reader.blocks))])
            for number, piece in enumerate(listed)
        ]
        return self._or_told_to_machines(blocks), placed

    def _add_missing_notes(self, reader: BlockReader) -> None:
        """Notes that stood outside the article's text."""
        for element in self.page.notes:
            if self.outer not in element.iterancestors() and element not in reader.noted:
                reader.blocks.append(read_note(element, self.page))

    def _or_told_to_machines(self, blocks: list[Block]) -> list[Block]:
        """The text from the page's JSON-LD when the page itself shows much less of it."""
        shown = self.weights[self.outer].words
        if len(self.facts.body.split()) < max(shown * _SCRIPTED, 50):
            return blocks
        self.page.warn("The text was taken from the page’s data for machines; the page hides it.")
        return [Paragraph((Text(line),)) for line in self.facts.body.split("\n")]

    def _used_pictures(self, blocks: list[Block]) -> dict[str, bytes]:
        used = {figure.source for figure in stating.figures_in(blocks)}
        return {name: each for name, each in self.page.pictures.items() if name in used}


def _drop_headlines(region: Region, words: str) -> list[SetAside]:
    """Take out the headline where it stands a second time above the text."""
    twins = [
        line
        for line in list(region.lines())
        if line.tag in (*HEADINGS, "p", "div") and same_words(line_of(line), words)
    ]
    listed = [SetAside(line_of(twin), "the headline once more") for twin in twins]
    for twin in twins:
        drop(twin)
    return listed
