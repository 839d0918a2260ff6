"""A real midnight: an advertisement ends with the day, another begins, and a wall opens.

The clock is the machine's. What is made for the test is the time zone, whose midnight is near.
"""

from __future__ import annotations

import struct
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests import chromium
from tests.installation import Installation
from tests.journeys.selling.subscribing import ARTICLE, HELD_BACK, OPEN, PASSWORD, PREPARE
from tests.journeys.selling.subscribing import run as run_script

pytestmark = pytest.mark.journey

ZONE = "Europe/London"  # the name is there on every machine; its file is ours
LEAST_LEAD = 60  # seconds until midnight, in which the magazine starts and finishes its home page
LOOKS_AFTERWARDS = 3
EVENING, MORNING = "Last ferry home", "First ferry out"
TONIGHT = f"""
from datetime import timedelta
from django.utils import timezone
from octavo.advertising.models import Booking
from octavo.issues.models import Article
today = timezone.localdate()
for headline, starts in (("{EVENING}", today), ("{MORNING}", today + timedelta(days=1))):
    Booking.objects.create(
        advertiser="The Halm Ferry", placement="home", headline=headline, text="Eight crowns.",
        address="https://ferry.example/", starts_on=starts, ends_on=starts + timedelta(days=1),
    )
article = Article.objects.get()
article.opens_on = today + timedelta(days=1)
article.save()
"""


def write_zone(folder: Path, *, midnight: datetime) -> None:
    """A zone in the form of RFC 8536, so far from Greenwich that a day ends then."""
    since = midnight - midnight.replace(hour=0, minute=0, second=0, microsecond=0)
    east = -round(since.total_seconds())
    if east < -12 * 3600:
        east += 24 * 3600
    counts = struct.pack(">6l", 0, 0, 0, 0, 1, 4)
    path = folder / ZONE
    path.parent.mkdir(parents=True)
    path.write_bytes(b"TZif" + bytes(16) + counts + struct.pack(">lBB", east, 0, 0) + b"OWN\0")


@dataclass(frozen=True)
class Look:
    """What stood at one moment on the home page and in the article: which of the words sought."""

    home: str
    article: str
    is_finished: bool  # both pages were sent by the door

    def has(self, words: str) -> bool:
        return words in self.home or words in self.article


@pytest.fixture(scope="module")
def night(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[Look], list[Look]]:
    """What somebody without an account saw before midnight, and after it."""
    folder = tmp_path_factory.mktemp("night")
    magazine = Installation(folder / "data", settings={"EMAIL_URL": f"file:{folder}/mail"})
    began = time.monotonic()
    with magazine.serving():
        run_script(magazine, PREPARE.replace("{password}", PASSWORD))
    lead = timedelta(seconds=round(max(LEAST_LEAD, 3 * (time.monotonic() - began))))
    midnight = datetime.now(UTC).replace(microsecond=0) + lead
    write_zone(folder / "zones", midnight=midnight)
    magazine.settings |= {"PYTHONTZPATH": str(folder / "zones"), "OCTAVO_ZONE": ZONE}
    run_script(magazine, TONIGHT)

    before, after = [], []
    with magazine.serving():
        context = browser.new_context(
            **chromium.EVERY_CONTEXT, base_url=f"http://localhost:{magazine.port}"
        )
        page = context.new_page()
        while len(after) < LOOKS_AFTERWARDS:
            asked = datetime.now(UTC)
            look = looked(page)
            if datetime.now(UTC) < midnight:
                before.append(look)
            elif asked >= midnight:
                after.append(look)
            time.sleep(0.2)
        context.close()
    return before, after


def looked(page: Page) -> Look:
    home = page.goto("/")
    words = page.locator("aside.advertisement").inner_text()
    article = page.goto(ARTICLE)
    is_finished = "etag" in home.headers and "etag" in article.headers
    return Look(words, page.locator("main").inner_text(), is_finished)


def test_the_door_has_sent_finished_pages_before_midnight(night):
    before, _after = night

    assert any(look.is_finished for look in before)


def test_at_midnight_one_advertisement_goes_and_the_next_one_comes(night):
    before, after = night

    assert {(look.has(EVENING), look.has(MORNING)) for look in before} == {(True, False)}
    assert {(look.has(EVENING), look.has(MORNING)) for look in after} == {(False, True)}


def test_at_midnight_the_wall_of_an_article_opens(night):
    before, after = night

    assert {(look.has(OPEN), look.has(HELD_BACK)) for look in before} == {(True, False)}
    assert {(look.has(OPEN), look.has(HELD_BACK)) for look in after} == {(True, True)}
