"""Somebody cancels without signing in, by address and number; guesses learn nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.billing.reader.pages import hidden, words
from tests.factories import a_paid_subscription, a_subscriber

CANCEL = "/cancel/"


@pytest.fixture
def row(digital):
    """Ada's subscription."""
    return a_paid_subscription(now=timezone.now() - timedelta(days=3), offer=digital)


def who(row, **changed: object) -> dict[str, object]:
    return {"email": row.payer.email, "number": row.payer.number, **changed}


def test_the_foot_of_every_page_leads_there(client):
    assert f'href="{CANCEL}"' in client.get("/").content.decode()


def test_address_and_number_show_what_ends_and_a_button_ends_it(client, row):
    shown = client.post(CANCEL, who(row))
    assert "What was paid is served: reading goes on until" in words(shown)
    row.refresh_from_db()
    assert row.cancel_asked_on is None

    done = client.post(CANCEL, hidden(shown))

    row.refresh_from_db()
    assert row.cancel_asked_on is not None
    assert words(done).startswith("It is cancelled")
    assert "Received" in words(done)


def test_the_reason_is_asked_afterwards(client, row):
    done = client.post(CANCEL, hidden(client.post(CANCEL, who(row))))
    thanks = client.post(CANCEL, {**hidden(done), "words": "Too many harbours."})

    row.refresh_from_db()
    assert row.cancel_reason == "Too many harbours."
    assert words(thanks).startswith("Thank you")


def test_an_address_written_in_capitals_is_the_same(client, row):
    assert "sealed" in hidden(client.post(CANCEL, who(row, email=row.payer.email.upper())))


def test_a_wrong_pair_says_the_same_for_known_and_unknown_addresses(client, row):
    known = client.post(CANCEL, who(row, number=1))
    unknown = client.post(CANCEL, who(row, email="nobody@example.org", number=1))

    sentence = "Address and number do not belong together."
    assert sentence in words(known)
    assert words(known).replace(row.payer.email, "") == words(unknown)
    assert known.status_code == unknown.status_code


def test_numbers_are_not_guessed_for_long(client, row):
    answers = [client.post(CANCEL, who(row, number=number)).status_code for number in range(1, 7)]

    assert answers == [200] * 5 + [429]


def test_a_forged_form_ends_nothing(client, row):
    ben = a_paid_subscription(
        now=timezone.now(),
        offer=row.offer,
        payer=a_subscriber(now=timezone.now(), name="Ben"),
    )
    shown = hidden(client.post(CANCEL, who(row)))

    client.post(CANCEL, {**shown, "subscription": ben.pk})
    forged = client.post(CANCEL, {"sealed": "1:x:y", "subscription": row.pk})

    for one in (row, ben):
        one.refresh_from_db()
        assert one.cancel_asked_on is None
    assert "Please begin again." in words(forged)


def test_what_is_cancelled_already_is_said_to_be(client, row):
    client.post(CANCEL, hidden(client.post(CANCEL, who(row))))

    assert "has nothing that runs on" in words(client.post(CANCEL, who(row)))


def test_the_page_is_reached_without_an_account(client):
    assert client.get(reverse("cancel")).status_code == 200
