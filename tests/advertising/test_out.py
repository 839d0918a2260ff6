"""A click leads to the target of a booking that readers have seen, and to nothing else."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.factories import a_booking, a_magazine

A_DAY = timedelta(days=1)


@pytest.fixture
def today(db):
    a_magazine()
    return timezone.localdate()


def test_a_click_leads_to_the_target_and_is_counted(client, today):
    booking = a_booking(starts=today)

    answer = client.get(f"/out/{booking.pk}/")

    assert (answer.status_code, answer["Location"]) == (302, "https://hask.example/rope")
    assert json.loads(answer["X-Octavo-Count"]) == [["click", booking.pk]]
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "strict-origin"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert not answer.cookies


def test_what_is_over_or_withdrawn_still_leads_there_for_who_has_an_old_page(client, today):
    over = a_booking(starts=today - 9 * A_DAY, days=3)
    withdrawn = a_booking(starts=today - A_DAY)
    withdrawn.withdraw(by=None, now=timezone.now())

    for booking in (over, withdrawn):
        assert client.get(f"/out/{booking.pk}/").status_code == 302


def test_no_other_number_leads_anywhere(client, today):
    to_come = a_booking(starts=today + A_DAY)
    never = a_booking(starts=today + A_DAY)
    never.withdraw(by=None, now=timezone.now())
    in_print = a_booking(starts=today, placement="")

    for number in (to_come.pk, never.pk, in_print.pk, 999_999):
        assert client.get(f"/out/{number}/").status_code == 404
    for address in ("/out/", "/out/https://evil.example/", "/out/1/?to=https://evil.example/"):
        assert client.get(address).status_code in {301, 404}


def test_a_look_at_the_headers_is_no_click_and_nothing_is_sent_there(client, today):
    booking = a_booking(starts=today)

    assert "X-Octavo-Count" not in client.head(f"/out/{booking.pk}/")
    assert client.post(f"/out/{booking.pk}/").status_code == 405


def test_robots_are_asked_to_keep_out(client, today):
    assert "Disallow: /out/\n" in client.get("/robots.txt").text
