"""A reader keeps the issue, loses the network, and reads on; a kept page says that it is one."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests import chromium
from tests.journeys.conftest import RunningMagazine

pytestmark = pytest.mark.journey

SECONDS_TO_KEEP = 60
ARTICLE = "/articles/the-line-at-low-water/"
OTHER = "/articles/for-six-months-only/"
KEPT = """async () => {
  const names = await caches.keys();
  const stored = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return [names, stored.flat().map((request) => new URL(request.url).pathname)];
}"""
REVISE = """
from octavo.issues.models import Article
article = Article.objects.get(slug="for-six-months-only")
article.title = "For a year, perhaps"
article.save_revision().publish()
"""


@pytest.fixture
def page(browser: Browser, magazine: RunningMagazine) -> Iterator[Page]:
    context = browser.new_context(**chromium.EVERY_CONTEXT, base_url=magazine.address)
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


def wait_until(page: Page, promised: str, *, than: str = "") -> None:
    """Wait until what is promised holds. Playwright's own waiting takes any promise for a yes."""
    until = time.monotonic() + SECONDS_TO_KEEP
    while not page.evaluate(promised, than):
        assert time.monotonic() < until, promised
        page.wait_for_timeout(200)


def keep_issue(page: Page) -> None:
    page.goto("/issues/18/")
    page.get_by_role("button", name="Keep this issue for reading offline").click()
    expect(page.get_by_text("This issue is kept on this device")).to_be_visible(
        timeout=SECONDS_TO_KEEP * 1000
    )


def test_a_casual_visit_leaves_no_worker_and_no_copies(page):
    page.goto("/")
    page.goto(ARTICLE)
    page.wait_for_load_state("networkidle")

    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert page.evaluate(KEPT) == [[], []]


def test_somebody_keeps_the_issue_goes_offline_and_reads_on(page):
    keep_issue(page)
    page.context.set_offline(True)

    page.goto(ARTICLE)

    expect(page.get_by_role("status").first).to_contain_text(
        "You are offline. This copy was kept on"
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("The line at low water")
    drawn = "all => all.every(it => it.complete && it.naturalWidth > 0)"
    page.locator("main img").last.scroll_into_view_if_needed()
    page.wait_for_function("() => [...document.images].every(it => it.complete)")
    assert page.locator("main img").evaluate_all(drawn)
    loaded = "document.fonts.ready.then(all => [...all].some(it => it.status === 'loaded'))"
    assert page.evaluate(loaded)


def test_what_is_not_kept_is_said_to_be_so_and_leads_to_what_is(page):
    keep_issue(page)
    page.context.set_offline(True)

    page.goto("/politics/")

    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not in your bag")
    page.get_by_role("link", name="The line at low water").click()
    expect(page).to_have_url(ARTICLE)
    expect(page.get_by_role("heading", level=1)).to_have_text("The line at low water")


def test_a_page_that_came_from_the_network_says_nothing(page):
    keep_issue(page)

    page.goto(ARTICLE)

    expect(page.locator(".kept-notice")).to_have_count(0)


def test_nothing_of_the_newsroom_and_no_search_is_ever_kept(page):
    keep_issue(page)
    for address in ("/newsroom/", "/search/?q=tide", "/politics/", f"{ARTICLE}?from=mail"):
        page.goto(address)
    page.wait_for_load_state("networkidle")

    _names, stored = page.evaluate(KEPT)
    pages = {path for path in stored if path.endswith("/")}

    listed = set(page.evaluate("fetch('/app/issue.json').then(it => it.json())")["pages"])
    assert pages == listed | {"/offline/"}


def test_a_new_text_takes_the_place_of_the_kept_one_as_a_whole(page, magazine):
    keep_issue(page)
    before, _stored = page.evaluate(KEPT)

    assert magazine.octavo("manage", "shell", "-c", REVISE).returncode == 0
    page.goto("/")
    is_another = "kept => caches.keys().then(([name, more]) => !more && name !== kept)"
    wait_until(page, is_another, than=before[0])

    page.context.set_offline(True)
    page.goto(OTHER)
    expect(page.get_by_role("heading", level=1)).to_have_text("For a year, perhaps")


def test_an_installed_magazine_keeps_its_issue_without_being_asked(page):
    page.goto("/")

    page.evaluate("dispatchEvent(new Event('appinstalled'))")

    known = "navigator.serviceWorker.getRegistration()"
    wait_until(page, f"{known}.then(it => it?.active?.state === 'activated')")
    assert ARTICLE in page.evaluate(KEPT)[1]


def test_a_device_forgets_all_of_it_on_a_word(page):
    keep_issue(page)
    page.get_by_role("button", name="Reading settings").click()

    page.get_by_role("button", name="Forget all that is kept").click()

    wait_until(page, "caches.keys().then(names => names.length === 0)")
    wait_until(page, "navigator.serviceWorker.getRegistrations().then(all => all.length === 0)")


def test_a_magazine_that_is_down_is_read_from_the_device(page, magazine):
    """The last one here: it stops the magazine."""
    keep_issue(page)
    magazine.stop()

    page.goto(ARTICLE)

    notice = page.get_by_role("status").first
    expect(notice).to_contain_text("The magazine cannot be reached. This copy was kept on")
