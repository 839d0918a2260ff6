"""What lapsed is taken up again from the old link: one button, once, and a card page of its own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.billing.ledger_laws import breaches
from tests.billing.reader.pages import hidden, links, words
from tests.factories import a_paid_subscription, a_subscriber, an_account, an_offer, an_order

from octavo.access.holding import rights_of
from octavo.billing import daily
from octavo.billing.acts import cancelling, renewing
from octavo.billing.acts.erasing import erase
from octavo.billing.books import open_invoice
from octavo.billing.days import local_day
from octavo.billing.links import path_to_pay
from octavo.billing.models import Document, Mandate, Payment
from octavo.memberships.models import Offer, Order, Subscription

GOOD = "4242 4242 4242 4242"
ORDERS = "Order with obligation to pay"


@pytest.fixture(autouse=True)
def takes_cards(settings, provider):
    settings.CARDS = "rehearsal"


@pytest.fixture
def now():
    """The pages read the clock."""
    return timezone.now()


@pytest.fixture
def lapsed(now) -> Document:
    """Ada's year is over, and its renewal was not paid for a month."""
    return lapse(a_subscriber(now=now - timedelta(days=500)), an_offer(), now=now)


def lapse(payer, offer: Offer, *, now) -> Document:
    began = now - timedelta(days=450)
    row = a_paid_subscription(payer=payer, offer=offer, now=began)
    renewing.renew(row, now=began + timedelta(days=340))
    invoice = open_invoice(row)
    daily.run(now=now)
    assert Document.objects.get(pk=invoice.pk).term.ending == "lapsed"
    return Document.objects.get(pk=invoice.pk)


def reads(row: Subscription) -> bool:
    at = timezone.now()
    held = rights_of(row.recipient.account)
    return any(one.since <= at and (one.until is None or at < one.until) for one in held)


def look(client, invoice):
    return client.get(path_to_pay(invoice), follow=True)


def press(client, invoice):
    page = look(client, invoice)
    return client.post(page.redirect_chain[-1][0], hidden(page), follow=True)


def test_the_old_link_says_what_ended_and_offers_it_again(client, lapsed, now):
    said = words(look(client, lapsed))

    assert "A year, in print and digital ended on " in said
    assert "You owe nothing." in said
    assert "€96 now, for a year" in said
    assert ORDERS in said
    assert Order.objects.count() == 1, "looking at it orders nothing"


def test_one_button_orders_it_from_today_and_leads_to_a_card_page_of_its_own(client, lapsed, now):
    page = press(client, lapsed)

    again = Subscription.objects.exclude(pk=lapsed.subscription_id).get()
    term, invoice = again.terms.get(), open_invoice(again)
    assert (term.starts, term.price, term.paid_on) == (local_day(now), 96_00, None)
    assert (again.payer, again.recipient) == (lapsed.payer, lapsed.subscription.recipient)
    assert invoice.number in words(page)
    assert "Enter a card" in words(page)
    assert not reads(again), "nobody is trusted twice"

    field = client.post(page.redirect_chain[-1][0], follow=True)
    done = client.post("/billing/rehearsal/pay/", hidden(field) | {"number": GOOD}, follow=True)
    assert "Paid by card." in words(done)
    assert str(Mandate.objects.get(subscription=again).means) == "Visa …4242"
    assert reads(again)
    assert breaches(today=local_day(now)) == []


def test_it_is_taken_up_once_however_often_the_button_is_pressed(client, lapsed):
    page = look(client, lapsed)
    for _ in range(3):
        client.post(page.redirect_chain[-1][0], hidden(page))

    assert Order.objects.count() == 2
    new = open_invoice(Subscription.objects.exclude(pk=lapsed.subscription_id).get())
    assert new.number in words(look(client, lapsed)), "the old link leads to the new invoice"


def test_there_is_neither_a_trial_nor_an_introduction_the_second_time(client, now):
    offer = an_offer(trial_days=14, intro_price=48_00)
    lapsed = lapse(a_subscriber(now=now - timedelta(days=500)), offer, now=now)

    press(client, lapsed)

    again = Subscription.objects.exclude(pk=lapsed.subscription_id).get()
    assert [(term.is_trial, term.price) for term in again.terms.all()] == [(False, 96_00)]


def test_a_newer_version_of_the_offer_is_shown_with_its_price(client, lapsed, now):
    Offer.objects.update(replaced_at=now)
    an_offer(version=2, price=108_00)

    assert "€108 now" in words(look(client, lapsed))
    press(client, lapsed)

    assert Order.objects.get(offer__version=2).price == 108_00


def test_another_price_than_the_one_shown_is_shown_first(client, lapsed):
    page = look(client, lapsed)
    Offer.objects.update(price=108_00)

    asked = client.post(page.redirect_chain[-1][0], hidden(page))

    assert "The price is €108 now." in words(asked)
    assert Order.objects.count() == 1


def test_terms_that_changed_meanwhile_are_to_be_read_again(client, lapsed, seller):
    page = look(client, lapsed)
    type(seller).objects.update(terms_version="2")

    asked = client.post(page.redirect_chain[-1][0], hidden(page))

    assert "The terms have changed meanwhile" in words(asked)
    assert Order.objects.count() == 1


def test_what_is_not_sold_any_more_is_not_offered(client, lapsed, now):
    Offer.objects.update(replaced_at=now)

    page = look(client, lapsed)

    assert "This offer is not on sale any more." in words(page)
    assert ORDERS not in words(page)
    assert links(page)["What is on sale"] == "/subscribe/"


@pytest.mark.parametrize("how", ["money back", "erased", "subscribed again"])
def test_who_left_or_is_back_is_offered_nothing(client, lapsed, now, how):
    row = lapsed.subscription
    if how == "erased":
        erase(row.payer, by=an_account(name="Dora"), now=now)
    elif how == "subscribed again":
        an_order(offer=row.offer, payer=row.payer, now=now)
    else:
        payment = Payment.objects.get(subscription=row)
        row.refunds.create(
            term=payment.term, document=payment.document, amount=1, currency="EUR",
            on=local_day(now), at=now,
        )  # fmt: skip
    orders = Order.objects.count()

    page = look(client, lapsed)
    client.post(page.redirect_chain[-1][0], {"shown": "9600", "terms": "1", "privacy": "1"})

    assert ORDERS not in words(page)
    assert Order.objects.count() == orders


def test_who_cancelled_before_it_was_paid_is_offered_nothing(client, now):
    row = a_paid_subscription(now=now - timedelta(days=340))
    renewing.renew(row, now=now - timedelta(days=5))
    invoice = open_invoice(row)
    cancelling.cancel(row, by=None, now=now)

    assert "There is nothing to pay for this invoice any more." in words(look(client, invoice))
    client.post(f"{path_to_pay(invoice)}again/", {"shown": "9600", "terms": "1", "privacy": "1"})
    assert Order.objects.count() == 1


def test_an_invoice_that_can_be_paid_is_not_ordered_again(client, now):
    row = an_order(offer=an_offer(), payer=a_subscriber(now=now), now=now).subscription
    address = f"{path_to_pay(open_invoice(row))}again/"

    client.post(address, {"shown": "9600", "terms": "1", "privacy": "1"})

    assert Order.objects.count() == 1


def test_a_forged_link_opens_nothing_and_neither_does_a_magazine_without_cards(
    client, lapsed, settings
):
    assert client.get("/pay/1:x:y/again/").status_code == 404

    settings.CARDS = ""
    assert client.get(f"{path_to_pay(lapsed)}again/").status_code == 404
