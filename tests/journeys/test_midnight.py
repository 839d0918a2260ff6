"""A real midnight: one advertisement ends with the day, another begins with the next.

The clock is the machine's. What is made for the test is the time zone, whose midnight is near.
"""

from __future__ import annotations

import struct
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests import chromium
from tests.installation import Installation
from tests.journeys.selling.subscribing import PASSWORD, PREPARE
from tests.journeys.selling.subscribing import run as run_script

pytestmark = pytest.mark.journey

ZONE = "Europe/London"  # the name is there on every machine; its file is ours
LEAST_LEAD = 60  # seconds until midnight, in which the magazine starts and finishes its home page
LOOKS_AFTERWARDS = 3
EVENING, MORNING = "Last ferry home", "First ferry out"
BOOKINGS = f"""
from datetime import timedelta
from django.utils import timezone
from octavo.advertising.models import Booking
today = timezone.localdate()
for headline, starts in (("{EVENING}", today), ("{MORNING}", today + timedelta(days=1))):
    Booking.objects.create(
        advertiser="The Halm Ferry", placement="home", headline=headline, text="Eight crowns.",
        address="https://ferry.example/", starts_on=starts, ends_on=starts + timedelta(days=1),
    )
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


def test_at_midnight_one_advertisement_goes_and_the_next_one_comes(
    browser: Browser, tmp_path: Path
):
    magazine = Installation(tmp_path / "data", settings={"EMAIL_URL": f"file:{tmp_path}/mail"})
    began = time.monotonic()
    with magazine.serving():
        run_script(magazine, PREPARE.replace("{password}", PASSWORD))
    lead = timedelta(seconds=round(max(LEAST_LEAD, 3 * (time.monotonic() - began))))
    midnight = datetime.now(UTC).replace(microsecond=0) + lead
    write_zone(tmp_path / "zones", midnight=midnight)
    magazine.settings |= {"PYTHONTZPATH": str(tmp_path / "zones"), "OCTAVO_ZONE": ZONE}
    run_script(magazine, BOOKINGS)

    before, after = [], []
    with magazine.serving():
        context = browser.new_context(
            **chromium.EVERY_CONTEXT, base_url=f"http://localhost:{magazine.port}"
        )
        page = context.new_page()
        while len(after) < LOOKS_AFTERWARDS:
            asked = datetime.now(UTC)
            answer = page.goto("/")
            words = page.locator("aside.advertisement").inner_text()
            if datetime.now(UTC) < midnight:
                is_finished = "etag" in answer.headers
                before.append((is_finished, EVENING in words, MORNING in words))
            elif asked >= midnight:
                after.append((EVENING in words, MORNING in words))
            time.sleep(0.2)
        context.close()

    assert (True, True, False) in before, "the door has not sent a finished page before midnight"
    assert {(one, other) for _, one, other in before} == {(True, False)}
    assert set(after) == {(False, True)}
