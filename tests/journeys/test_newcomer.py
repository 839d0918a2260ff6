"""Somebody who has never been here reads the current issue, without script and without trackers."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.journey


@pytest.fixture
def reader(browser: Browser, newsstand) -> Iterator[tuple[Page, list[str], list[str]]]:
    """A browser without JavaScript, what it asked for, and what it complained of."""
    context = browser.new_context(java_script_enabled=False, base_url=newsstand.address)
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on(
        "response", lambda answer: complaints.append(answer.url) if answer.status >= 400 else None
    )
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    yield page, asked, complaints
    context.close()


def test_a_newcomer_reads_the_current_issue(reader, newsstand):
    page, asked, complaints = reader

    page.goto("/")
    expect(page.get_by_text("What is kept").first).to_be_visible()
    page.get_by_role("link", name="The line at low water").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The line at low water")
    expect(page.get_by_role("article")).to_contain_text("Olaf Brandreth")
    page.get_by_role("link", name=re.compile("Next in this issue")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Seven o’clock, with a bucket")
    page.get_by_role("link", name="Issue 18").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What is kept")
    page.get_by_role("link", name="Past issues").first.click()
    expect(page.get_by_role("main")).to_contain_text("2026")

    assert [address for address in asked if not address.startswith(newsstand.address)] == []
    assert complaints == []


def test_every_page_that_is_linked_can_be_read(reader, newsstand):
    page, _asked, complaints = reader
    to_visit = ["/"]
    seen: set[str] = set()
    while to_visit:
        path = to_visit.pop()
        seen.add(path)
        if path.endswith((".pdf", ".epub", ".m4b")):  # the browser saves it and shows no page
            assert page.request.get(path).ok, path
            continue
        answer = page.goto(path)
        assert answer is not None
        assert answer.ok, path
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        addresses = page.locator("a[href^='/']").evaluate_all("links => links.map(l => l.href)")
        paths = {address.removeprefix(newsstand.address).split("#")[0] for address in addresses}
        paths = {path for path in paths if not path.startswith("/out/")}  # they lead elsewhere
        to_visit.extend(
            sorted(path for path in paths - seen - set(to_visit) if not path.endswith("/feed/"))
        )

    assert len(seen) > 20
    assert complaints == []


def test_what_is_not_there_is_said_kindly(reader):
    page, _asked, _complaints = reader

    answer = page.goto("/articles/no-such-piece/")

    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_an_article_of_the_next_issue_is_not_there_yet(reader):
    page, _asked, _complaints = reader

    answer = page.goto("/articles/who-owns-the-fog/")

    assert answer is not None
    assert answer.status == 404


@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("path", ["/", "/issues/18/", "/articles/the-ditto-family/", "/politics/"])
def test_no_page_is_wider_than_the_window(browser: Browser, newsstand, width, path):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(newsstand.address + path)

    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert wide <= width
