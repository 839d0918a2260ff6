"""Walks through an article's elements and makes blocks of them, in reading order."""

from __future__ import annotations

from dataclasses import replace

from lxml import html

from octavo.core.manuscript.blocks import Block, Box, Break, Figure, Paragraph, Subhead
from octavo.core.manuscript.inlines import Inlines, Text, plain_text, runs
from octavo.importers.html import boxes, embeds, figures, lists, notes, quotations, tables
from octavo.importers.html.arranging import HEADLINE_RANK
from octavo.importers.html.furniture import MARK
from octavo.importers.html.inlines import flow_runs, inlines_of
from octavo.importers.html.labels import labels, says
from octavo.importers.html.page import Page
from octavo.importers.html.paragraphs import has_words, is_ornament, paragraphs_of, without_breaks
from octavo.importers.html.weighing import Weights
from octavo.importers.html.words import (
    BLOCK_TAGS,
    HEADINGS,
    children,
    drop,
    line_of,
    nodes_of,
    words_in,
)
from octavo.importers.judgement.credits import read_credit, split_caption

_SUBHEADS = words_in(
    """
    subhead crosshead crossheading intertitle zwischentitel intertitre ladillo subheading
    cross-head
    """
)
_ORNAMENTS = words_in(
    """
    separator dinkus asterism divider scene-break ornament section-break thought-break
    """
)
_BOLD = frozenset({"strong"})
_RANK_OF_LABEL = 2
_LONGEST_PULL = 120
_PROSE = 25  # words of a paragraph that is surely the text, no line of the head


class BlockReader:
    """Reads one article. `places` says before which block each piece of furniture stood."""

    def __init__(self, outer: html.HtmlElement, page: Page, weights: Weights) -> None:
        self.page = page
        self.weights = weights
        self.prose = weights[outer].prose
        self.blocks: list[Block] = []
        self.places: dict[int, int] = {}
        self.noted: set[html.HtmlElement] = set()
        self.headline: html.HtmlElement | None = None
        self.headline_words = ""
        self.is_boxed = False
        self.is_head = True
        self._holders = _holders(outer)

    def read(self, element: html.HtmlElement) -> None:
        """Read what is inside the element: blocks as they are, loose text as paragraphs."""
        loose: list[html.HtmlElement | str] = []
        for node in nodes_of(element):
            if isinstance(node, str) or not self._is_block(node):
                loose.append(node)
                continue
            self._take_loose(loose, element)
            loose = []
            self._take(node)
        self._take_loose(loose, element)

    def _is_block(self, element: html.HtmlElement) -> bool:
        return (
            element.tag in BLOCK_TAGS
            or element in self._holders
            or element is self.headline
            or element.tag in embeds.TAGS
            or figures.is_picture(element)
        )

    def _take(self, element: html.HtmlElement) -> None:
        if element is self.headline:
            self.blocks.append(Subhead((Text(self.headline_words),), HEADLINE_RANK))
        elif element.tag == MARK:
            self.places[int(element.get("n", "0"))] = len(self.blocks)
        elif element in self.page.notes:
            self._take_note(element)
        elif not self._take_labelled(element):
            self._take_tag(element)

    def _take_labelled(self, element: html.HtmlElement) -> bool:
        """Read what the page's makers have called by its name; False when they have not."""
        if element.tag in ("body", "article", "main", "table", *lists.LISTS):
            return False
        found = labels(element)
        words = self.weights[element].words
        if quotations.is_pulled(element) and words <= _LONGEST_PULL:
            self._add(quotations.read_pulled(element, self.page))
        elif quotations.is_verse(element):
            self._add(quotations.read_verse(element, self.page))
        elif not found.isdisjoint(_SUBHEADS) and element.tag in ("p", "div"):
            self._add_subhead(element, _RANK_OF_LABEL)
        elif not found.isdisjoint(_ORNAMENTS) and words <= 3 and element not in self._holders:
            self.blocks.append(Break())
        elif boxes.is_box(element, self.weights, whole=self.prose):
            self._take_box(element)
        elif self._belongs_to_figure(element, found):
            self._add_to_figure(element, found)
        elif figures.is_captioned_picture(element, self.weights):
            self.blocks.extend(figures.read_figure(element, self.page))
        else:
            return False
        return True

    def _take_tag(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if tag in HEADINGS:
            self._take_heading(element)
        elif tag == "blockquote":
            self._take_blockquote(element)
        elif tag in lists.LISTS and lists.is_list(element):
            self._take_list(element)
        elif tag == "dl":
            self.blocks.extend(lists.read_definitions(element, self.page))
        elif tag == "table" and not tables.arranges_the_page(element, self.weights):
            self._add(tables.read_table(element, self.page))
        elif tag == "hr":
            self.blocks.append(Break())
        elif not self._take_media(element):
            self._take_container(element)

    def _take_media(self, element: html.HtmlElement) -> bool:
        if element.tag == "figure":
            self._take_figure(element)
        elif figures.is_picture(element):
            self.blocks.extend(figures.read_figure(element, self.page))
        elif element.tag in embeds.TAGS:
            self._add(embeds.read_embed(element, self.page))
        else:
            return False
        return True

    def _take_container(self, element: html.HtmlElement) -> None:
        if element.tag == "aside" and boxes.is_short_aside(element, self.weights):
            self._add(quotations.read_pulled(element, self.page))
        elif element.tag in ("aside", "details"):
            self._take_box(element)
        else:
            self.read(element)

    def _take_loose(self, loose: list[html.HtmlElement | str], parent: html.HtmlElement) -> None:
        """Loose text between blocks: a paragraph, or several where empty lines part them."""
        flat = list(flow_runs(loose, parent, self.page))
        for paragraph in paragraphs_of(flat, is_head=self.is_head):
            words = plain_text(paragraph)
            self.is_head = self.is_head and len(words.split()) < _PROSE
            if is_ornament(words):
                self.blocks.append(Break())
            elif len(words) <= 3 and says(parent, "emoji", "icon"):
                continue
            elif quotations.looks_like_verse([paragraph]):
                self.blocks.append(quotations.verse_of([paragraph]))
            elif not self._describes_last_figure(paragraph, words):
                self.blocks.append(Paragraph(paragraph))
        self._place_waiting_notes()

    def _describes_last_figure(self, paragraph: Inlines, words: str) -> bool:
        """A paragraph below a picture that is its credit, or a caption that ends with one."""
        last = self.blocks[-1] if self.blocks else None
        if not isinstance(last, Figure) or (last.credit and last.caption):
            return False
        if not last.credit and (credit := read_credit(words)):
            self.blocks[-1] = replace(last, credit=credit)
            return True
        if not (last.caption or last.credit) and (parts := split_caption(words)):
            caption, credit = figures.caption_and_credit(runs(paragraph))
            self.blocks[-1] = replace(last, caption=caption, credit=credit or parts[1])
            return True
        if not last.caption and figures.is_loose_caption(paragraph, words):
            caption, credit = figures.caption_and_credit(runs(paragraph))
            self.blocks[-1] = replace(last, caption=caption, credit=credit or last.credit)
            return True
        return False

    def _add(self, block: Block | None) -> None:
        if block is not None:
            self.blocks.append(block)
        self._place_waiting_notes()

    def _place_waiting_notes(self) -> None:
        for element in dict.fromkeys(self.page.waiting):
            if element not in self.noted:
                self._take_note(element)
        self.page.waiting.clear()

    def _take_note(self, element: html.HtmlElement) -> None:
        self.noted.add(element)
        self.blocks.append(notes.read_note(element, self.page))

    def _take_heading(self, element: html.HtmlElement) -> None:
        for image in element.iter("img"):
            if figures.is_picture(image):
                self.blocks.extend(figures.read_figure(image, self.page))
        self._add_subhead(element, int(element.tag[1]))

    def _add_subhead(self, element: html.HtmlElement, rank: int) -> None:
        inlines = inlines_of(element, self.page, without=_BOLD)
        if is_ornament(plain_text(inlines)):
            self.blocks.append(Break())
        elif has_words(inlines):
            self._add(Subhead(without_breaks(inlines), rank))

    def _take_blockquote(self, element: html.HtmlElement) -> None:
        pictures = any(figures.is_picture(image) for image in element.iter("img"))
        rich = (*lists.LISTS, *HEADINGS, "table")
        if pictures or any(element.find(f".//{tag}") is not None for tag in rich):
            self._take_rich_quotation(element)
        else:
            self._add(quotations.read_quotation(element, self.page))

    def _take_rich_quotation(self, element: html.HtmlElement) -> None:
        """A quotation with a list or a heading inside: each stretch of it stands for itself."""
        for child in children(element):
            is_plain = child.tag in ("p", "div", "blockquote") and child not in self._holders
            if is_plain and not any(
                inner.tag in (*lists.LISTS, *HEADINGS, "img") for inner in child.iter()
            ):
                self._add(quotations.read_quotation(child, self.page))
            else:
                self._take(child)

    def _take_list(self, element: html.HtmlElement) -> None:
        for item in [each for each in element.iter() if each in self.page.notes]:
            self._take_note(item)
            drop(item)
        marks = list(element.iter(MARK))
        self._add(lists.read_list(element, self.page))
        for mark in marks:
            self.places[int(mark.get("n", "0"))] = len(self.blocks)

    def _take_figure(self, element: html.HtmlElement) -> None:
        inner = next(element.iterdescendants("figure", *figures.OTHERS), None)
        if inner is None:
            self.blocks.extend(figures.read_figure(element, self.page))
        elif inner.tag == "blockquote":
            self._add(quotations.read_quotation(element, self.page))
        elif inner.tag == "table":
            self._add(tables.read_captioned(element, inner, self.page))
        else:
            self.read(element)

    def _take_box(self, element: html.HtmlElement) -> None:
        if self.is_boxed:
            self.read(element)
            return
        heading = boxes.taken_heading(element, self.page)
        inner = BlockReader(element, self.page, self.weights)
        inner.prose, inner.is_boxed, inner.is_head = self.prose, True, False
        inner.read(element)
        self.noted |= inner.noted
        self.places.update(dict.fromkeys(inner.places, len(self.blocks)))
        blocks = tuple(block for block in inner.blocks if not isinstance(block, Box))
        if blocks or heading:
            self.blocks.append(Box(heading, blocks))

    def _belongs_to_figure(self, element: html.HtmlElement, found: frozenset[str]) -> bool:
        if not self.blocks or not isinstance(self.blocks[-1], Figure) or element in self._holders:
            return False
        named = figures.CAPTION_LABELS | (figures.CREDIT_LABELS - {"byline"})
        return not found.isdisjoint(named) and bool(line_of(element))

    def _add_to_figure(self, element: html.HtmlElement, found: frozenset[str]) -> None:
        last = self.blocks[-1]
        if not isinstance(last, Figure):
            return
        caption, credit = figures.loose_caption(element, self.page)
        if found.isdisjoint(figures.CAPTION_LABELS) and not credit:
            caption, credit = (), figures.credit_of(plain_text(caption))
        self.blocks[-1] = replace(
            last, caption=last.caption or caption, credit=last.credit or credit
        )


def _holders(outer: html.HtmlElement) -> set[html.HtmlElement]:
    """The inline elements that hold blocks or pictures, as a link around a picture does."""
    holders: set[html.HtmlElement] = set()
    for element in outer.iter():
        if element.tag in BLOCK_TAGS or figures.is_picture(element):
            ancestor = element.getparent()
            while ancestor is not None and ancestor is not outer and ancestor not in holders:
                holders.add(ancestor)
                ancestor = ancestor.getparent()
    return {element for element in holders if element.tag not in BLOCK_TAGS}
