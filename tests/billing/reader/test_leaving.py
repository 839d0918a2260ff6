"""Somebody cancels without signing in, by address and number; guesses learn nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.billing.reader.pages import hidden, words
from tests.factories import a_paid_subscription, a_subscriber

from octavo.billing.models import Payout, Refund

CANCEL, WITHDRAW = "/cancel/", "/withdraw/"


@pytest.fixture
def row(digital):
    """Ada's subscription."""
    return a_paid_subscription(now=timezone.now() - timedelta(days=3), offer=digital)


def who(row, **changed: object) -> dict[str, object]:
    return {"email": row.payer.email, "number": row.payer.number, **changed}


@pytest.mark.parametrize("address", [CANCEL, WITHDRAW])
def test_the_foot_of_every_page_leads_there(client, address):
    assert f'href="{address}"' in client.get("/").content.decode()


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
    assert client.get(reverse("withdraw")).status_code == 200


def test_a_contract_is_undone_the_same_way_and_the_money_goes_to_the_account_named(client, row):
    shown = client.post(WITHDRAW, who(row))
    assert "The contract is undone" in words(shown)
    assert not Refund.objects.exists()

    account = {"holder": "Ada Moll", "iban": "DE02 1203 0000 0000 2020 51"}
    done = client.post(WITHDRAW, hidden(shown) | account)

    assert words(done).startswith("You have withdrawn")
    assert Payout.objects.get().iban == "DE02120300000000202051"


def test_who_names_no_account_has_withdrawn_nevertheless(client, row):
    done = client.post(WITHDRAW, hidden(client.post(WITHDRAW, who(row))))

    assert words(done).startswith("You have withdrawn")
    assert Refund.objects.get().subscription == row


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"iban": "DE02 1203 0000 0000 2020 52", "holder": "Ada"}, "IBAN"),
        ({"holder": "Ada"}, "Please fill this in, too."),
        ({"iban": "DE02 1203 0000 0000 2020 51"}, "Please fill this in, too."),
    ],
)
def test_half_an_account_is_asked_again_and_nothing_is_undone(client, row, typed, said):
    asked = client.post(WITHDRAW, hidden(client.post(WITHDRAW, who(row))) | typed)

    assert said in words(asked)
    assert not Refund.objects.exists()


def test_after_fourteen_days_there_is_nothing_to_withdraw_from(client, digital):
    old = a_paid_subscription(now=timezone.now() - timedelta(days=20), offer=digital)

    shown = client.post(WITHDRAW, who(old))

    assert "has no contract that is younger than fourteen days" in words(shown)
    assert "sealed" not in hidden(shown)
