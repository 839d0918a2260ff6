"""Nothing moves under a reader's eyes when the faces arrive late."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import BrowserContext, Page, Route
from tests.reading.pages import DESK, HOME, LONGEST, PHONE, USUAL

pytestmark = pytest.mark.journey

LATE = 1.0  # seconds
MAY_SHIFT = 0.01  # of the 0.1 that Chromium's authors call good

WATCH = """
window.shifts = [];
new PerformanceObserver(list => {
    for (const entry of list.getEntries())
        if (!entry.hadRecentInput) window.shifts.push({
            value: entry.value,
            who: entry.sources.map(source => source.node?.outerHTML?.slice(0, 80) ?? "words"),
        });
}).observe({ type: "layout-shift", buffered: true });
"""


def late(route: Route) -> None:
    """Let a face come after the words have been set in its stand-in."""
    time.sleep(LATE)
    route.continue_()


def shifts(context: BrowserContext, path: str) -> list[dict]:
    """Every shift of the layout while a page comes, and for a moment after its faces are there."""
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(path, wait_until="networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(300)
    return page.evaluate("window.shifts")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("page_type", [HOME, LONGEST], ids=lambda page_type: page_type.name)
def test_late_faces_shift_nothing(window, page_type, size):
    context = window(size)
    context.route("**/*.woff2", late)

    found = shifts(context, page_type.path)

    assert sum(shift["value"] for shift in found) <= MAY_SHIFT, found


def test_a_shift_is_caught(window):
    context = window(DESK, bypass_csp=True)
    context.add_init_script(
        """addEventListener("load", () => setTimeout(() =>
            document.querySelector("main").insertAdjacentHTML("beforebegin",
                "<div style='height: 20rem'></div>"), 100));"""
    )

    assert sum(shift["value"] for shift in shifts(context, HOME.path)) > MAY_SHIFT


def height(page: Page, path: str) -> float:
    page.goto(path, wait_until="networkidle")
    return page.evaluate("document.querySelector('article').getBoundingClientRect().height")


@pytest.mark.parametrize(("size", "lines"), [(DESK, 1), (PHONE, 2)], ids=["desk", "phone"])
def test_an_article_in_the_stand_in_faces_is_as_long(window, size, lines):
    """The reader whose connection brings no face at all scrolls to the same place."""
    page = window(size).new_page()
    final = height(page, USUAL.path)
    line = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('.text > .opening')).lineHeight)"
    )
    without = window(size)
    without.route("**/*.woff2", lambda route: route.abort())

    difference = height(without.new_page(), USUAL.path) - final

    assert abs(difference) <= lines * line + 1, f"{difference / line:+.1f} lines"
