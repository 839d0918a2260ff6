"""Advertisements as readers meet them: nothing moves, and who pays for it sees none."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from tests import chromium
from tests.installation import eventually
from tests.journeys.conftest import RunningMagazine

from octavo.website.demo.staff import PASSWORD, SUBSCRIBER

pytestmark = pytest.mark.journey

PHONE, DESK = (390, 844), (1440, 900)
LONG, HOME, STANDING = "/articles/the-line-at-low-water/", "/", "/about/"
SLOT = "aside.advertisement"
LATE = 0.6  # seconds
READER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"
GATHERED_WITHIN = 90  # seconds
SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
    for (const entry of list.getEntries())
        if (!entry.hadRecentInput) window.shifts.push({
            value: entry.value,
            who: entry.sources.map(source => source.node?.outerHTML?.slice(0, 80) ?? "words"),
        });
}).observe({ type: "layout-shift", buffered: true });
"""
COPIES = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const copy = await cache.match(request);
      const isPage = /html/.test(copy.headers.get("content-type"));
      found.push([new URL(request.url).pathname, isPage ? await copy.text() : ""]);
    }
  }
  return found;
}"""


def a_window(browser: Browser, magazine: RunningMagazine, size: tuple[int, int]) -> BrowserContext:
    width, height = size
    return browser.new_context(
        **chromium.EVERY_CONTEXT,
        base_url=magazine.address,
        viewport={"width": width, "height": height},
        service_workers="block",
    )


def scroll_through(page: Page) -> None:
    """Down to the foot, a window at a time, as a reader does, so that every picture is fetched."""
    page.evaluate(
        """async () => {
            for (let at = 0; at < document.body.scrollHeight; at += innerHeight / 2) {
                scrollTo(0, at);
                await new Promise(done => setTimeout(done, 60));
            }
        }"""
    )
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)


def late(route: Route) -> None:
    time.sleep(LATE)
    route.continue_()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("path", [LONG, HOME])
def test_nothing_moves_when_an_advertisement_comes_late(browser, newsstand, path, size):
    context = a_window(browser, newsstand, size)
    context.route("**/*.woff2", lambda route: route.abort())  # faces are measured elsewhere
    context.route("**/media/**", late)
    page = context.new_page()
    page.add_init_script(SHIFTS)

    page.goto(path)
    scroll_through(page)

    images = page.locator(f"{SLOT} img")
    assert images.count() == 1
    assert images.evaluate("it => it.complete && it.naturalWidth > 0")
    assert sum(shift["value"] for shift in page.evaluate("window.shifts")) == 0
    context.close()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_an_image_takes_the_room_that_was_kept_for_it(browser, newsstand, size):
    """A reader without any image sees the same page, with a place as high as the image."""
    context = a_window(browser, newsstand, size)
    page = context.new_page()
    page.goto(LONG)
    scroll_through(page)
    seen = page.locator(SLOT).first.bounding_box()
    context.route("**/media/**", lambda route: route.abort())
    page.goto(LONG)

    kept = page.locator(SLOT).first.bounding_box()

    assert seen is not None
    assert kept is not None
    assert (kept["width"], kept["height"]) == pytest.approx((seen["width"], seen["height"]))
    context.close()


def asked_for(page: Page, *paths: str) -> set[str]:
    """Every address that a browser asks for on these pages, from a cold start, to the foot."""
    found: set[str] = set()
    page.on("request", lambda request: found.add(request.url))
    for path in paths:
        page.goto(path)
        scroll_through(page)
    return found


@pytest.fixture
def subscriber(browser, newsstand) -> Page:
    """The window of somebody whose offer is without advertisements."""
    context = a_window(browser, newsstand, DESK)
    page = context.new_page()
    page.goto("/account/sign-in/")
    page.locator("[name=login]").fill(SUBSCRIBER.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def test_who_pays_for_it_sees_no_place_and_no_gap_and_asks_for_nothing(
    browser, newsstand, subscriber
):
    stranger = a_window(browser, newsstand, DESK).new_page()
    theirs = asked_for(stranger, HOME, LONG)
    images = stranger.locator(f"{SLOT} img")
    shown = set(images.evaluate_all("all => all.map(it => it.currentSrc)"))
    stranger.goto(HOME)
    scroll_through(stranger)
    shown |= set(images.evaluate_all("all => all.map(it => it.currentSrc)"))

    ours = asked_for(subscriber, HOME, LONG)

    assert len(shown) == 2
    assert shown <= theirs
    assert not shown & ours
    stems = {re.sub(r"\\.[^/]*$", "", urlsplit(one).path) for one in shown}
    assert not [one for one in ours if any(stem in one for stem in stems)]
    for address in (HOME, LONG):
        subscriber.goto(address)
        expect(subscriber.locator(SLOT)).to_have_count(0)
        assert "dvertisement" not in subscriber.locator("body").inner_html()
    paragraphs = "all => all.map(it => it.getBoundingClientRect().top)"
    tops = subscriber.locator(".text > p:not(.on-paper)").evaluate_all(paragraphs)
    heights = subscriber.locator(".text > p:not(.on-paper)").evaluate_all(
        "all => all.map(it => it.getBoundingClientRect().height)"
    )
    place = stranger_place(stranger)
    assert tops[place + 1] - tops[place] == pytest.approx(heights[place], abs=1)
    stranger.context.close()


def stranger_place(page: Page) -> int:
    """Behind which paragraph the advertisement stands for others."""
    page.goto(LONG)
    found = page.locator(f".text > {SLOT}").evaluate(
        """slot => [...document.querySelectorAll(".text > p:not(.on-paper)")]
            .indexOf(slot.previousElementSibling)"""
    )
    assert found >= 0
    return int(found)


def test_pages_with_advertisements_ask_nobody_else_and_set_no_cookie(browser, newsstand):
    context = a_window(browser, newsstand, DESK)
    asked = asked_for(context.new_page(), HOME, LONG)

    assert {urlsplit(address).netloc for address in asked} == {urlsplit(newsstand.address).netloc}
    assert not [address for address in asked if "/out/" in address]
    assert context.cookies() == []
    context.close()


def test_a_click_leads_on_through_an_address_of_the_magazine(browser, newsstand):
    context = a_window(browser, newsstand, DESK)
    context.route("https://hask.example/**", lambda route: route.fulfill(body="Rope"))
    page = context.new_page()
    page.goto(LONG)
    link = page.locator(f".text > {SLOT} a")
    assert link.get_attribute("rel") == "sponsored nofollow noopener"
    address = link.get_attribute("href")
    answer = context.request.get(str(address), max_redirects=0)
    assert (answer.status, answer.headers["location"]) == (302, "https://hask.example/rope")

    link.click()

    page.wait_for_url("https://hask.example/rope")
    context.close()


def test_paper_has_none(browser, newsstand):
    context = a_window(browser, newsstand, DESK)
    page = context.new_page()
    page.goto(LONG)
    page.emulate_media(media="print")

    for slot in page.locator(SLOT).all():
        expect(slot).to_be_hidden()
    context.close()


def test_copies_for_reading_offline_have_none(browser, newsstand):
    context = browser.new_context(**chromium.EVERY_CONTEXT, base_url=newsstand.address)
    page = context.new_page()
    page.goto("/issues/18/")
    page.get_by_role("button", name="Keep this issue for reading offline").click()
    expect(page.get_by_text("This issue is kept on this device")).to_be_visible(timeout=60_000)
    page.goto(LONG)  # it is renewed when it is read
    expect(page.locator(SLOT).first).to_be_visible()
    page.wait_for_load_state("networkidle")

    copies = dict(page.evaluate(COPIES))

    assert "The line at low water" in copies[LONG]
    assert not [address for address, text in copies.items() if "advertisement-" in text]
    context.close()


def test_a_booking_is_made_at_the_desk_stands_there_at_once_and_is_taken_out_again(
    magazine: RunningMagazine, signed_in: Callable[[str], Page]
):
    desk = signed_in("desk")
    desk.goto("/newsroom/advertising/new/")
    desk.locator("[name=advertiser]").fill("The Vell Tide Table Company")
    desk.locator("[name=placement]").select_option("section")
    today = date.today().isoformat()  # noqa: DTZ011 - tests run where the magazine is
    for name in ("starts_on", "last_day"):
        desk.locator(f"[name={name}]").fill(today)
        desk.keyboard.press("Escape")
    desk.locator("[name=headline]").fill("Wrong for nine years")
    desk.locator("[name=text]").fill("Right now.")
    desk.locator("[name=address]").fill("https://tides.example/")
    desk.get_by_role("button", name="Create").click()
    expect(desk.get_by_text("The Vell Tide Table Company").first).to_be_visible()

    reader = desk.context.browser.new_page(base_url=magazine.address)  # type: ignore[union-attr]
    reader.goto("/politics/")
    expect(reader.locator(SLOT)).to_contain_text("Wrong for nine years")

    desk.goto("/newsroom/advertising/?state=live")
    row = desk.locator("tr", has_text="The Vell Tide Table Company")
    row.get_by_role("button", name="More options").click()
    desk.get_by_role("link", name="Withdraw").click()
    desk.get_by_role("button", name="Withdraw").click()
    expect(desk.get_by_text("is withdrawn")).to_be_visible()
    reader.goto("/politics/")
    expect(reader.locator(SLOT)).to_have_count(0)
    reader.close()


def test_the_report_says_how_often_it_was_seen_and_followed(
    browser: Browser, magazine: RunningMagazine, signed_in: Callable[[str], Page]
):
    context = browser.new_context(
        **chromium.EVERY_CONTEXT, base_url=magazine.address, user_agent=READER
    )
    robot = browser.new_page(base_url=magazine.address)  # which says that it is a program
    assert eventually(lambda: "etag" in robot.goto(LONG).headers, within=60, every=0.5)
    context.route("https://hask.example/**", lambda route: route.fulfill(body="Rope"))
    page = context.new_page()
    for _ in range(4):
        page.goto(LONG)
    page.locator(f".text > {SLOT} a").click()
    page.wait_for_url("https://hask.example/rope")
    context.close()

    desk = signed_in("desk")
    desk.goto("/newsroom/advertising/")
    row = desk.locator("tr", has_text="Hask & Daughters")
    row.get_by_role("button", name="More options").click()
    desk.get_by_role("link", name="Report").click()
    sums, wanted = desk.locator(".sd-balance"), "Views 4 Clicks 1 Rate 25.00%"
    deadline = time.monotonic() + GATHERED_WITHIN
    while (said := " ".join(sums.inner_text().split())) != wanted:
        assert time.monotonic() < deadline, said
        time.sleep(1)
        desk.reload()

    expect(desk.locator(".sd-chart")).to_have_count(2)
    for name, begins, says in (("As CSV", b"", b",4,1,"), ("As PDF", b"%PDF-", b"")):
        with desk.expect_download() as download:
            desk.get_by_role("link", name=name).click()
        content = Path(download.value.path()).read_bytes()
        assert content.startswith(begins)
        assert says in content
    robot.close()
