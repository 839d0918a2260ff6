"""An issue appears whole: at its time by itself, and not at all when something fails half-way."""

import sqlite3
import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.newsroom import close_issue, publish, set_to_appear

pytestmark = pytest.mark.journey

ISSUE = "To whom it may concern"
PLACES = ("/articles/the-bridge-that-pays-itself/", "/articles/who-owns-the-fog/", "/issues/19/")
SECONDS_TO_WAIT = 100

# A fault of the database itself, in the middle of publishing: the second article cannot be written.
FAULT = """
    CREATE TRIGGER no_fog BEFORE UPDATE OF live ON wagtailcore_page
    WHEN NEW.slug = 'who-owns-the-fog' AND NEW.live
    BEGIN SELECT RAISE(ABORT, 'no room for the fog'); END
"""


def what_a_reader_finds(page: Page) -> tuple[int, ...]:
    """The status of each place of the next issue, for somebody who is not signed in."""
    return tuple(answer.status for place in PLACES if (answer := page.goto(place)))


@pytest.fixture
def reader(browser: Browser, magazine):
    context = browser.new_context(base_url=magazine.address)
    yield context.new_page()
    context.close()


def test_a_fault_half_way_leaves_the_old_state(signed_in, reader, magazine):
    issue_page = close_issue(signed_in("editor"), ISSUE, because="A trial of the press.")
    publisher = signed_in("publisher")
    with sqlite3.connect(magazine.folder / "octavo.sqlite3", timeout=20) as database:
        database.execute(FAULT)

    publish(publisher, issue_page)

    expect(publisher.get_by_text("Nothing has appeared").first).to_be_visible()
    assert what_a_reader_finds(reader) == (404, 404, 404)
    reader.goto("/")
    expect(reader.get_by_role("main")).to_contain_text("Issue 18")
    with sqlite3.connect(magazine.folder / "octavo.sqlite3", timeout=20) as database:
        database.execute("DROP TRIGGER no_fog")


def test_an_issue_set_for_a_minute_ahead_appears_by_itself(signed_in, reader):
    publisher = signed_in("publisher")
    publisher.goto("/newsroom/issues/")
    publisher.get_by_role("link", name=ISSUE, exact=True).first.click()
    now = datetime.now(ZoneInfo("Europe/London"))
    at = (now + timedelta(seconds=75)).replace(second=0, microsecond=0)

    set_to_appear(publisher, publisher.url, at=at)

    assert what_a_reader_finds(reader) == (404, 404, 404)
    until = time.monotonic() + SECONDS_TO_WAIT
    while what_a_reader_finds(reader)[0] == 404 and time.monotonic() < until:
        time.sleep(1)
    assert what_a_reader_finds(reader) == (200, 200, 200)
    assert datetime.now(ZoneInfo("Europe/London")) >= at
