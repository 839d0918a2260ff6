"""An invoice is paid by card on a page of its own, signed in or by the mailed link."""

from __future__ import annotations

import pytest
from django.utils import timezone
from tests.billing.reader.pages import hidden, words
from tests.factories import a_subscriber, an_offer, an_order

from octavo.billing.books import open_invoice
from octavo.billing.links import path_to_pay
from octavo.billing.models import Charge, Mandate, Payment

GOOD, REFUSED, ASKS = "4242 4242 4242 4242", "4000 0000 0000 0002", "4000 0027 6000 3184"


@pytest.fixture(autouse=True)
def takes_cards(settings):
    settings.CARDS = "rehearsal"


@pytest.fixture
def invoice(provider):
    """Ada has ordered, and has not paid."""
    now = timezone.now()
    order = an_order(offer=an_offer(), payer=a_subscriber(now=now), now=now)
    return open_invoice(order.subscription)


@pytest.fixture(params=["signed in", "by the link"])
def page(request, client, invoice) -> str:
    """Where the invoice is paid."""
    if request.param == "by the link":
        return path_to_pay(invoice)
    client.force_login(invoice.payer.account)
    return f"/account/subscriptions/papers/{invoice.number}/card/"


def begin(client, page):
    """The page with the field for a card."""
    return client.post(page, follow=True)


def enter(client, field, number: str, **said: str):
    """Type a card and press the button; come back from the provider."""
    return client.post(
        "/billing/rehearsal/pay/", hidden(field) | {"number": number, **said}, follow=True
    )


def test_a_good_card_pays_and_is_charged_from_then_on(client, page, invoice):
    done = enter(client, begin(client, page), GOOD)

    assert "Paid by card." in words(done)
    assert Payment.objects.get(document=invoice).method == "card"
    assert str(Mandate.objects.get(subscription=invoice.subscription).means) == "Visa …4242"


def test_whoever_pays_for_one_article_gives_no_mandate(client, provider):
    now = timezone.now()
    offer = an_offer(code="one", unit="article", count=1, formats="digital", renews=False)
    order = an_order(offer=offer, payer=a_subscriber(now=now), named="1", now=now)
    field = begin(client, path_to_pay(open_invoice(order.subscription)))
    assert "The next terms are charged" not in words(field)

    assert "Paid by card." in words(enter(client, field, GOOD))
    assert not Mandate.objects.exists()


def test_a_refused_card_is_said_and_another_one_pays(client, page, invoice):
    refused = enter(client, begin(client, page), REFUSED)
    assert "The card was refused. Please try another one." in words(refused)
    assert not Payment.objects.exists()

    assert "Paid by card." in words(enter(client, refused, GOOD))


def test_a_bank_asks_who_it_is_and_believes_one_answer(client, page, invoice):
    asked = enter(client, begin(client, page), ASKS)
    assert "Is it you?" in words(asked)

    refused = enter(client, asked, ASKS, themselves="no")
    assert "The card was refused." in words(refused)

    paid = enter(client, enter(client, refused, ASKS), ASKS, themselves="yes")
    assert "Paid by card." in words(paid)


def test_coming_back_twice_and_beginning_again_pays_once(client, page, invoice):
    enter(client, begin(client, page), GOOD)

    for _ in range(2):
        assert "Paid by card." in words(client.get(page, follow=True))
        assert "nothing to pay" in words(client.post(page, follow=True))

    assert Payment.objects.filter(document=invoice).count() == 1


def test_while_the_provider_is_silent_the_page_says_so_and_nothing_is_lost(
    client, page, invoice, provider
):
    provider.silences = lambda: "after"
    silent = begin(client, page)
    assert "The payment service does not answer. Nothing is lost" in words(silent)
    assert Charge.objects.get().state == "asked"

    provider.silences = str
    assert "Paid by card." in words(enter(client, client.get(page), GOOD))


def test_nobody_pays_by_a_forged_link_or_sees_the_invoice_of_another(client, invoice):
    assert client.get("/pay/1:x:y/").status_code == 404

    ben = a_subscriber(now=timezone.now(), name="Ben Orr")
    client.force_login(ben.account)
    address = f"/account/subscriptions/papers/{invoice.number}/card/"
    assert client.get(address).status_code == 404


def test_without_cards_there_is_no_such_page(client, invoice, settings):
    settings.CARDS = ""

    assert client.get(path_to_pay(invoice)).status_code == 404
    assert client.post("/billing/rehearsal/pay/", {"secret": "x"}).status_code == 404


def test_the_provider_leads_nowhere_else(client, page):
    field = hidden(begin(client, page)) | {"number": GOOD, "back": "https://elsewhere.example/"}

    assert client.post("/billing/rehearsal/pay/", field).status_code == 404
