"""Pieces set apart within an article: boxes with a heading, and asides that are none."""

from __future__ import annotations

from lxml import html

from octavo.core.manuscript.inlines import Inlines
from octavo.importers.html.inlines import inlines_of
from octavo.importers.html.labels import labels
from octavo.importers.html.page import Page
from octavo.importers.html.paragraphs import without_breaks
from octavo.importers.html.weighing import Weights
from octavo.importers.html.words import HEADINGS, children, drop, words_in

_BOXES = words_in(
    """
    box factbox infobox fact-box info-box sidebar callout kg-callout-card callout-card
    explainer textbox infokasten encadre recuadro boxout box-out note-box keyfacts kader
    faktaruta faktaboks kasten
    """
)
_HEADING_LABELS = frozenset({"title", "heading", "box-title", "headline", "box-heading"})
_FEWEST = 4  # words
_LONGEST_PULL = 60  # words of an aside that may be a pull quote
_MOST = 0.5  # of the article's prose
_BOLD = frozenset({"strong"})


def is_box(element: html.HtmlElement, weights: Weights, *, whole: int) -> bool:
    """Whether the page calls the element a box, and it is but a part of the article."""
    weight = weights[element]
    return (
        element.tag in ("div", "section", "aside", "fieldset")
        and not labels(element).isdisjoint(_BOXES)
        and weight.words >= _FEWEST
        and weight.prose <= max(whole * _MOST, 60)
    )


def is_short_aside(element: html.HtmlElement, weights: Weights) -> bool:
    """Whether an aside without a name is a pull quote: short, and without a heading."""
    has_heading = any(element.find(f".//{tag}") is not None for tag in HEADINGS)
    return (
        not has_heading and weights[element].words <= _LONGEST_PULL and len(children(element)) <= 2
    )


def taken_heading(element: html.HtmlElement, page: Page) -> Inlines:
    """The heading of a box, taken out of it, if no words stand above it."""
    for inner in element.iterdescendants():
        is_named = not labels(inner).isdisjoint(_HEADING_LABELS)
        if inner.tag in (*HEADINGS, "summary", "legend") or is_named:
            heading = inlines_of(inner, page, without=_BOLD)
            drop(inner)
            return without_breaks(heading)
        if (inner.text or "").strip():
            return ()
    return ()
