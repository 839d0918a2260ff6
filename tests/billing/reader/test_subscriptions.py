"""Readers see how their subscriptions stand, and every act with its effect first."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.billing.reader.pages import links, words
from tests.factories import (
    a_paid_subscription,
    a_published_issue,
    a_subscriber,
    an_account,
    an_article,
    an_issue,
    an_offer,
    an_order,
)

from octavo.access.holding import rights_of
from octavo.billing.acts import cancelling
from octavo.billing.acts.serving import serve_issue
from octavo.billing.days import local_day
from octavo.billing.effects import in_words
from octavo.billing.models import Document, Payout, Refund
from octavo.memberships.models import Subscriber, Subscription

ACCOUNT = {"iban": "DE89 3704 0044 0532 0130 00", "holder": "Ada Moll"}
SENTENCE_OF_60 = timedelta(days=60)


@pytest.fixture
def now():
    return timezone.now()


def act(row: Subscription, name: str) -> str:
    return reverse("subscription_act", args=[row.pk, name])


def is_reading(row: Subscription, *, now) -> bool:
    return any(
        right.since <= now and (right.until is None or now < right.until)
        for right in rights_of(row.payer.account)
    )


def test_the_page_says_what_was_delivered_and_what_comes_next(signed_in, printed, now):
    row = a_paid_subscription(now=now, offer=printed)
    today = local_day(now)
    out = a_published_issue(
        number=7, dated_on=today, articles=(an_article(headline="Fog"),), now=now
    )
    serve_issue(out, now=now)
    an_issue(number=8, dated_on=today + timedelta(days=14))

    said = words(signed_in(row.payer.account).get(reverse("subscriptions")))

    assert "1 of 24 issues, next: no. 8 on " in said
    assert "Next payment €96.00, when two issues are left" in said
    assert "It runs until your last issue is out." in said
    assert f"€96.00; paid on {in_words(today)}; issues 7" in said


def test_a_year_says_until_when_and_what_is_paid_then(signed_in, digital, now):
    row = a_paid_subscription(now=now, offer=digital)

    page = signed_in(row.payer.account).get(reverse("subscriptions"))

    assert "and then goes on. " in words(page)
    assert "Next payment €72.00 on " in words(page)
    assert {"Cancel", "Take your money back", "Withdraw from the contract here", "Pause"} <= set(
        links(page)
    )


def test_cancelling_takes_a_link_and_a_button_and_can_be_undone(signed_in, digital, now):
    row = a_paid_subscription(now=now, offer=digital)
    client = signed_in(row.payer.account)

    shown = client.get(links(client.get(reverse("subscriptions")))["Cancel"])
    done = client.post(act(row, "cancel"), follow=True)

    assert "What was paid is served: reading goes on until" in words(shown)
    assert words(done).startswith("It is cancelled")
    row.refresh_from_db()
    assert row.cancel_asked_on == local_day(now)
    assert is_reading(row, now=now + timedelta(days=300))
    client.post(act(row, "undo"))
    row.refresh_from_db()
    assert row.cancel_asked_on is None


def test_the_reason_is_asked_when_it_is_done_and_need_not_be_given(signed_in, digital, now):
    row = a_paid_subscription(now=now, offer=digital)
    client = signed_in(row.payer.account)
    assert "Why" not in words(client.get(act(row, "cancel")))
    done = client.post(act(row, "cancel"), follow=True)
    assert "Will you tell us why?" in words(done)

    client.post(reverse("subscription_why", args=[row.pk]), {})
    row.refresh_from_db()
    assert row.cancel_reason == ""
    client.post(reverse("subscription_why", args=[row.pk]), {"reason": "price", "words": "Dear."})
    row.refresh_from_db()
    assert row.cancel_reason == "price: Dear."


def test_on_day_sixty_the_money_goes_back(signed_in, digital, now):
    row = a_paid_subscription(now=now - SENTENCE_OF_60, offer=digital)
    client = signed_in(row.payer.account)

    shown = words(client.get(act(row, "money-back")))
    assert "€72.00 is given back." in shown
    refused = words(client.post(act(row, "money-back"), ACCOUNT | {"iban": "DE00 1"}))
    assert "is no IBAN" in refused
    done = client.post(act(row, "money-back"), ACCOUNT, follow=True)

    assert "Your money goes back to you" in words(done)
    assert Refund.objects.get().amount == 72_00
    assert Payout.objects.get().iban == "DE89370400440532013000"
    assert not is_reading(row, now=now)
    credit = Document.objects.get(kind="credit_note")
    assert f"Credit note {credit.number} €72.00" in words(done)


def test_on_day_sixty_one_it_is_refused_with_the_day(signed_in, digital, now):
    row = a_paid_subscription(now=now - SENTENCE_OF_60 - timedelta(days=1), offer=digital)
    client = signed_in(row.payer.account)

    page = words(client.get(reverse("subscriptions")))
    refused = client.post(act(row, "money-back"), ACCOUNT)

    assert "The guarantee of 60 days ended on " in page
    assert "The last day for that was " in words(refused)
    assert not Refund.objects.exists()
    assert is_reading(row, now=now)


def test_withdrawing_is_a_function_of_its_own_with_a_receipt(signed_in, digital, now):
    order = an_order(offer=digital, payer=a_subscriber(now=now), now=now)
    row = order.subscription
    client = signed_in(row.payer.account)

    done = client.post(act(row, "withdraw"), follow=True)

    event = row.events.get(act="withdrawn")
    assert words(done).startswith("You have withdrawn")
    assert timezone.localtime(event.at).strftime("%H:%M:%S") in words(done)
    assert not is_reading(row, now=now)


def test_after_fourteen_days_nothing_is_to_be_withdrawn(signed_in, digital, now):
    row = a_paid_subscription(now=now - timedelta(days=15), offer=digital)
    client = signed_in(row.payer.account)

    assert "Withdraw from the contract here" not in links(client.get(reverse("subscriptions")))
    assert client.post(act(row, "withdraw"), ACCOUNT).status_code == 409


def test_a_pause_has_its_days_and_ends_early(signed_in, digital, now):
    row = a_paid_subscription(now=now, offer=digital)
    client = signed_in(row.payer.account)
    today = local_day(now)
    days = {"begins": today, "ends": today + timedelta(days=30)}

    assert client.post(act(row, "pause"), days | {"ends": today}).status_code == 409
    client.post(act(row, "pause"), days)
    assert not is_reading(row, now=now)
    assert "Paused until " in words(client.get(reverse("subscriptions")))
    client.post(act(row, "resume"))
    assert is_reading(row, now=now)


def test_a_change_of_offer_says_both_ways_before_it_is_made(signed_in, digital, now):
    row = a_paid_subscription(now=now, offer=digital)
    other = an_offer(code="more", name="More")
    client = signed_in(row.payer.account)
    address = reverse("subscription_change_to", args=[row.pk, other.code])

    assert "More" in links(client.get(reverse("subscription_change", args=[row.pk])))
    shown = words(client.get(address))
    assert "€72.00 is left of the running term and counts." in shown
    assert "€24.00 is to be paid." in shown
    client.post(address, {"when": "at-end"})

    row.refresh_from_db()
    assert row.renews_as == other


def test_an_address_holds_from_an_issue_on(signed_in, printed, now):
    row = a_paid_subscription(now=now, offer=printed)
    today = local_day(now)
    later = an_issue(number=9, dated_on=today + timedelta(days=20))
    client = signed_in(row.payer.account)
    new = {"country": "AT", "name": "Ada Moll", "street": "Kai 1", "postcode": "1010",
           "city": "Wien", "holds_from": later.dated_on.isoformat()}  # fmt: skip

    client.post(reverse("subscription_address", args=[row.pk]), new)

    address = row.payer.addresses.get(use="delivery")
    assert (address.city, address.holds_from) == ("Wien", later.dated_on)
    assert "on: Ada Moll, Kai 1, 1010 Wien, AUSTRIA" in words(client.get(reverse("subscriptions")))


def test_papers_are_for_their_payer_alone(signed_in, digital, now):
    row = a_paid_subscription(now=now, offer=digital)
    number = Document.objects.get().number
    client = signed_in(row.payer.account)

    paper = client.get(reverse("subscription_paper", args=[number]))
    assert paper.content.startswith(b"%PDF")

    other = Client()
    ben = an_account(name="Ben")
    other.force_login(ben, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert other.get(reverse("subscription_paper", args=[number])).status_code == 404


@pytest.mark.parametrize(
    "name", ["cancel", "money-back", "withdraw", "pause", "undo", "resume", "address", "change"]
)
def test_nobody_acts_for_somebody_else(client, digital, now, name):
    row = a_paid_subscription(now=now, offer=digital)
    ben = a_subscriber(now=now, name="Ben")
    client.force_login(ben.account, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get(act(row, name)).status_code == 404
    assert client.post(act(row, name), ACCOUNT).status_code == 404
    row.refresh_from_db()
    assert row.cancel_asked_on is None


def test_strangers_are_asked_to_sign_in(client, digital, now):
    row = a_paid_subscription(now=now, offer=digital)

    for address in (reverse("subscriptions"), act(row, "cancel")):
        assert client.get(address)["Location"].startswith("/account/sign-in/")


def test_who_got_a_present_reads_and_says_where_it_goes_and_no_more(signed_in, printed, now):
    ada, ben = a_subscriber(now=now), a_subscriber(now=now, name="Ben")
    row = a_paid_subscription(now=now, offer=printed, payer=ada, recipient=ben)

    page = signed_in(ben.account).get(reverse("subscriptions"))

    assert "Send it to another address" in links(page)
    assert not {"Cancel", "Take your money back"} & set(links(page))
    assert Document.objects.get().number not in words(page)
    assert signed_in(ben.account).get(act(row, "cancel")).status_code == 404


def test_everything_that_is_kept_comes_as_one_file(signed_in, digital, now):
    row = a_paid_subscription(now=now, offer=digital)

    answer = signed_in(row.payer.account).post(reverse("subscriptions_export"))

    assert zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


def test_whoever_signs_in_once_more_is_erased_and_unknown(client, digital, now):
    row = a_paid_subscription(now=now, offer=digital)
    cancelling.cancel(row, by=row.payer.account, now=now)
    account = row.payer.account
    account.set_password("a lantern on the quay")
    account.save()
    client.post(
        reverse("account_login"), {"login": account.email, "password": "a lantern on the quay"}
    )

    once_more = client.get(reverse("subscriptions_erase"))["Location"]
    client.post(once_more, {"password": "a lantern on the quay"})
    assert "cannot be brought back" in words(client.get(reverse("subscriptions_erase")))
    done = client.post(reverse("subscriptions_erase"))

    assert words(done).startswith("You are erased")
    assert Subscriber.objects.get().name == ""
    assert client.get(reverse("subscriptions")).status_code == 302


def test_the_page_asks_the_database_a_fixed_number_of_times(
    signed_in, digital, now, django_assert_num_queries
):
    row = a_paid_subscription(now=now - timedelta(days=3), offer=digital)
    client = signed_in(row.payer.account)
    client.get(reverse("subscriptions"))

    for number in range(2):
        with django_assert_num_queries(18):
            client.get(reverse("subscriptions"))
        an_issue(number=20 + number, dated_on=date(2031, 1, 1 + number))
