"""Somebody reads an article, and the newsroom knows how far; or they would rather not say."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from tests.door.counting.reading import FIREFOX, tallied

pytestmark = pytest.mark.journey

ARTICLE = "/articles/the-line-at-low-water/"
WITHIN = 120  # seconds in which a tally is gathered on a busy machine
NO_TRACK = "Object.defineProperty(navigator, 'doNotTrack', { value: '1' })"
NO_SELL = "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })"


class Visit:
    """A reader's window, and what it said to the magazine of how far was read."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[Request] = []
        page.on("request", lambda it: self.said.append(it) if "/read/" in it.url else None)

    def read(self, *, share: float) -> None:
        """Open the article and scroll until so much of its text has come into the window."""
        self.page.goto(ARTICLE)
        self.page.locator(".text").evaluate(
            """(text, share) => {
                const { top, height } = text.getBoundingClientRect();
                scrollTo(0, scrollY + top + height * share - innerHeight + 2);
            }""",
            share,
        )
        self.page.wait_for_timeout(300)

    def leave(self) -> None:
        self.page.goto("/")
        self.page.wait_for_timeout(500)


@pytest.fixture
def visit(browser: Browser, magazine) -> Iterator[Callable[..., Visit]]:
    contexts = []

    def begin(*, script: str = "", **said) -> Visit:
        context = browser.new_context(
            base_url=magazine.address, user_agent=FIREFOX[1].decode(), **said
        )
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.set_default_timeout(30_000)
        return Visit(page)

    yield begin
    for context in contexts:
        context.close()


def depths(magazine) -> dict[str, int]:
    """How often an article was left after each quarter, as the tallies of the doors have it."""
    time.sleep(2)  # a door writes once a second
    found = tallied(magazine.folder)
    return {str(event[2]): n for event, n in found.items() if event[0] == "depth"}


def test_how_far_somebody_read_is_said_once_and_without_a_word_of_who(visit, magazine):
    before = depths(magazine)
    reader = visit()
    reader.read(share=0.55)
    reader.leave()

    (said,) = reader.said
    headers = said.all_headers()
    assert said.url.endswith("/50")
    assert said.post_data is None
    assert "cookie" not in headers
    assert reader.page.evaluate("document.cookie") == ""
    assert depths(magazine).get("50", 0) == before.get("50", 0) + 1


def test_who_reads_to_the_end_is_counted_there(visit, magazine):
    before = depths(magazine)
    reader = visit()
    reader.read(share=1)
    reader.leave()

    assert depths(magazine).get("100", 0) == before.get("100", 0) + 1


def test_who_only_glances_says_nothing(visit):
    reader = visit(viewport={"width": 1280, "height": 700})
    reader.page.goto(ARTICLE)
    reader.leave()

    assert reader.said == []


def test_who_switches_it_off_says_nothing_from_then_on(visit):
    reader = visit()
    reader.page.goto(ARTICLE)
    reader.page.get_by_role("button", name="Reading settings").click()
    panel = reader.page.locator("#reading-settings")
    panel.get_by_label("Count how far I read").uncheck()
    panel.get_by_role("button", name="Close").click()
    reader.read(share=1)
    reader.leave()

    assert reader.said == []
    assert json.loads(reader.page.evaluate("localStorage['octavo-reading']")) == {"depth": "off"}


@pytest.mark.parametrize("script", [NO_TRACK, NO_SELL], ids=["do-not-track", "privacy-control"])
def test_a_browser_that_asks_not_to_be_tracked_says_nothing(visit, script):
    reader = visit(script=script)
    reader.read(share=1)
    reader.leave()

    assert reader.said == []


def test_without_script_an_article_is_read_and_how_far_is_nobody_s_to_know(visit, magazine):
    before = depths(magazine)
    reader = visit(java_script_enabled=False)
    reader.page.goto(ARTICLE)
    reader.page.goto("/")

    assert reader.said == []
    assert depths(magazine) == before


def test_an_editor_sees_what_was_read_and_from_where(visit, signed_in, magazine):
    reader = visit(extra_http_headers={"Referer": "https://www.example.org/letters?to=ada"})
    for _ in range(3):
        reader.page.goto(ARTICLE)
    page = signed_in("editor")
    deadline = time.monotonic() + WITHIN
    page.goto("/newsroom/readership/")
    while page.get_by_text("example.org", exact=True).count() == 0:
        assert time.monotonic() < deadline, "nothing was gathered"
        time.sleep(2)
        page.reload()

    article = page.get_by_role("link", name="The line at low water").first
    article.click()
    expect(page.get_by_role("heading", name="How far they read")).to_be_visible()
    expect(page.get_by_role("row", name="example.org")).to_contain_text("3")
    chart = page.locator(".sd-chart").first
    chart.get_by_text("As a table").click()
    expect(chart.get_by_role("table")).to_be_visible()
