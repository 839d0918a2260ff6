"""Somebody reads an article, and the newsroom knows how far; or they would rather not say."""

from __future__ import annotations

import json
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect
from tests import chromium
from tests.door.counting.reading import FIREFOX, tallied
from tests.installation import eventually

pytestmark = pytest.mark.journey

ARTICLE = "/articles/the-line-at-low-water/"
WITHIN = 240  # seconds in which a tally is gathered on a busy machine
NO_TRACK = "Object.defineProperty(navigator, 'doNotTrack', { value: '1' })"
NO_SELL = "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })"


# What is sent while a page is left no driver of a browser hears of: the page notes it itself.
NOTING = """
    const send = window.fetch;
    window.fetch = (...asked) => {
        localStorage.setItem("asked", JSON.stringify(asked));
        return send(...asked);
    };
"""


class Visit:
    """A reader's window on the article, and what it said of how far was read."""

    def __init__(self, page: Page) -> None:
        self.page = page

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
        self.page.wait_for_timeout(500)

    def leave(self) -> None:
        self.page.goto("/")

    def asked(self) -> list | None:
        """Address and manner of what was sent."""
        return json.loads(self.page.evaluate("localStorage.getItem('asked')") or "null")


@pytest.fixture(scope="module")
def readers_browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser that calls itself one from the start: a headless one counts as a program."""
    agent = f"--user-agent={FIREFOX[1].decode()}"
    browser = playwright.chromium.launch(
        executable_path=chromium.PATH, args=[*chromium.FLAGS, agent]
    )
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def finished(magazine) -> None:
    """The article is finished: before that the door does not know whose beacon it hears."""

    def is_sent_by_the_door() -> bool:
        address = f"{magazine.address}{ARTICLE}"
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own address
            return "ETag" in answer.headers

    assert eventually(is_sent_by_the_door, within=WITHIN, every=1)


@pytest.fixture
def visit(readers_browser: Browser, magazine, finished) -> Iterator[Callable[..., Visit]]:
    contexts = []

    def begin(*, script: str = "", **said) -> Visit:
        context = readers_browser.new_context(base_url=magazine.address, **said)
        contexts.append(context)
        context.add_init_script(NOTING + script)
        page = context.new_page()
        page.set_default_timeout(30_000)
        return Visit(page)

    yield begin
    for context in contexts:
        context.close()


def depths(magazine) -> Counter[str]:
    """How often an article was left after each quarter, as the tallies of the doors have it."""
    time.sleep(2)  # a door writes once a second
    found = tallied(magazine.folder)
    return Counter({str(event[2]): n for event, n in found.items() if event[0] == "depth"})


def test_how_far_somebody_read_is_said_once_and_without_a_word_of_who(visit, magazine):
    before = depths(magazine)
    reader = visit()
    reader.read(share=0.55)
    reader.leave()

    address, manner = reader.asked()
    assert address.endswith("/50")
    assert manner == {"method": "POST", "keepalive": True, "credentials": "omit"}
    assert reader.page.evaluate("document.cookie") == ""
    assert eventually(lambda: depths(magazine) == before + Counter({"50": 1}), within=WITHIN)


def test_who_reads_to_the_end_is_counted_there(visit, magazine):
    before = depths(magazine)
    reader = visit()
    reader.read(share=1)
    reader.leave()

    assert eventually(lambda: depths(magazine) == before + Counter({"100": 1}), within=WITHIN)


def test_who_only_glances_says_nothing(visit, magazine):
    before = depths(magazine)
    reader = visit(viewport={"width": 1280, "height": 700})
    reader.page.goto(ARTICLE)
    reader.leave()

    assert reader.asked() is None
    assert depths(magazine) == before


def test_who_switches_it_off_says_nothing_from_then_on(visit, magazine):
    before = depths(magazine)
    reader = visit()
    reader.page.goto(ARTICLE)
    reader.page.get_by_role("button", name="Reading settings").click()
    panel = reader.page.locator("#reading-settings")
    panel.get_by_label("Count how far I read").uncheck()
    panel.get_by_role("button", name="Close").click()
    reader.read(share=1)
    reader.leave()

    assert reader.asked() is None
    assert json.loads(reader.page.evaluate("localStorage['octavo-reading']")) == {"depth": "off"}
    assert depths(magazine) == before


@pytest.mark.parametrize("script", [NO_TRACK, NO_SELL], ids=["do-not-track", "privacy-control"])
def test_a_browser_that_asks_not_to_be_tracked_says_nothing(visit, magazine, script):
    before = depths(magazine)
    reader = visit(script=script)
    reader.read(share=1)
    reader.leave()

    assert reader.asked() is None
    assert depths(magazine) == before


@pytest.mark.parametrize("header", ["DNT", "Sec-GPC"])
def test_the_door_hears_no_browser_that_asks_not_to_be_tracked(visit, magazine, header):
    before = depths(magazine)
    reader = visit(extra_http_headers={header: "1"})
    reader.page.goto(ARTICLE)
    status = reader.page.evaluate(
        """async () => {
            const address = document.querySelector("[data-beacon]").dataset.beacon + 75;
            return (await fetch(address, { method: "POST" })).status;
        }"""
    )

    assert status == 403
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
