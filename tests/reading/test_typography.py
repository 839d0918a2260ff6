"""The setting of an article, measured as a compositor would measure it."""

from __future__ import annotations

import statistics

import pytest
from playwright.sync_api import Page
from tests.reading.pages import (
    DESK,
    EVERY,
    HOME,
    LONGEST,
    PHONE,
    TABLET,
    PageType,
    article,
    first_with,
)

from octavo.core.manuscript.blocks import Figure, Table

pytestmark = pytest.mark.journey

# How many characters stand on each line of the running text but the last of each paragraph.
LINES = """
() => {
    const counts = [];
    for (const paragraph of document.querySelectorAll(".text > p:not(.dateline)")) {
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        let top = null, count = 0, node;
        while ((node = walker.nextNode())) {
            for (let at = 0; at < node.data.length; at++) {
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                const box = range.getClientRects()[0];
                if (!box || !box.width) continue;
                const far = box.height / 2 + 4;
                if (top !== null && box.top > top + far) { counts.push(count); count = 0; }
                if (top === null || Math.abs(box.top - top) > far) top = box.top;
                count++;
            }
        }
    }
    return counts;
}
"""

# The widths of a word set in small capitals, the same without any that the browser makes up
# itself, and in the letters as they are.
SMALL_CAPITALS = """
() => {
    const trial = document.createElement("span");
    trial.textContent = "Octavo";
    document.querySelector(".text > .opening").append(trial);
    const width = (caps, synthesis) => {
        trial.style.fontVariantCaps = caps;
        trial.style.fontSynthesis = synthesis;
        return trial.getBoundingClientRect().width;
    };
    return [width("all-small-caps", "weight style small-caps"), width("all-small-caps", "none"),
        width("normal", "none")];
}
"""

# How wide the last line of the headline is, as a share of its widest line.
LAST_LINE = """
() => {
    const around = document.createRange();
    around.selectNodeContents(document.querySelector("h1"));
    const widths = new Map();
    for (const box of around.getClientRects())
        widths.set(Math.round(box.top), (widths.get(Math.round(box.top)) ?? 0) + box.width);
    const lines = [...widths.values()];
    return lines.at(-1) / Math.max(...lines);
}
"""

# How far the words of each caption begin from the left edge of their picture.
INDENTS = """
() => [...document.querySelectorAll("figure:has(img)")].map(figure => {
    const words = document.createRange();
    words.selectNodeContents(figure.querySelector("figcaption"));
    return Math.abs(words.getBoundingClientRect().left
        - figure.querySelector("img").getBoundingClientRect().left);
})
"""


def size_of(page: Page, selector: str) -> float:
    return page.locator(selector).first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")


@pytest.mark.parametrize(
    ("size", "least", "most"),
    [(PHONE, 33, 48), (TABLET, 60, 72), (DESK, 60, 72)],
    ids=["phone", "tablet", "desk"],
)
def test_a_line_has_as_many_characters_as_the_eye_can_follow(look, size, least, most):
    counts = look(LONGEST, size).evaluate(LINES)

    assert len(counts) > 50
    assert least <= statistics.median(counts) <= most


def test_small_capitals_are_drawn_and_not_shrunk(look):
    set_small, true_ones, as_they_are = look(LONGEST, bypass_csp=True).evaluate(SMALL_CAPITALS)

    assert set_small == true_ones, "the browser had to shrink capitals"
    assert true_ones != as_they_are


@pytest.mark.parametrize(("size", "least"), [(PHONE, 2), (DESK, 3.2)], ids=["phone", "desk"])
def test_the_headline_is_larger_than_the_text_by_far(look, size, least):
    page = look(LONGEST, size)

    assert size_of(page, "h1") / size_of(page, ".text > .opening") >= least


def test_figures_suit_their_place(look):
    """Old-style figures in sentences; lining figures of one width in tables."""
    page = look(PageType("table", article(first_with(Table))))
    figures = "e => getComputedStyle(e).fontVariantNumeric"

    in_sentences = page.locator(".text > .opening").evaluate(figures)
    in_tables = page.locator("table td").first.evaluate(figures)

    assert "oldstyle-nums" in in_sentences
    assert set(in_tables.split()) == {"lining-nums", "tabular-nums"}


def test_the_opening_is_dressed_and_headlines_break_by_sense(look):
    page = look(LONGEST)

    letter = page.locator(".text > .initial").evaluate(
        "e => getComputedStyle(e, '::first-letter').initialLetter"
    )
    wraps = page.locator("h1").evaluate("e => getComputedStyle(e).textWrapStyle")

    assert letter.split()[0] == "3"
    assert wraps == "balance"


HEADLINES = [page_type for page_type in EVERY if page_type.name.startswith("article")]


@pytest.mark.parametrize("page_type", HEADLINES, ids=lambda page_type: page_type.name)
def test_no_headline_ends_in_a_stub(look, page_type):
    page = look(page_type)

    for width, height in (PHONE, TABLET, DESK):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(LAST_LINE) >= 0.25, width


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_caption_begins_where_its_picture_does(look, size):
    page_type = PageType("figure", article(first_with(Figure)))

    indents = look(page_type, size).evaluate(INDENTS)

    assert indents
    assert max(indents) <= 1


def test_the_contents_end_level_with_the_foot_of_the_cover(look):
    page = look(HOME, DESK)

    cover = page.locator("main .cover").first.bounding_box()
    rows = page.locator("main .front .row").all()
    last = rows[-1].bounding_box()

    foot = cover["y"] + cover["height"]
    assert abs(last["y"] + last["height"] - foot) <= 16
