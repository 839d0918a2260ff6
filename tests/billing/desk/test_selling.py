"""Offers are made and revised in the newsroom; one that was sold stays as it was."""

from __future__ import annotations

import pytest
from tests.factories import (
    a_paid_subscription,
    a_publisher,
    an_account,
    an_offer,
)

from octavo.memberships.models import Offer, PromotionCode

FORM = {
    "name": "A year, digital",
    "code": "digital-year",
    "pitch": "",
    "benefits": "24 issues\nAll past issues",
    "formats": "digital",
    "unit": "months",
    "count": "12",
    "price": "72.50",
    "currency": "EUR",
    "intro_price": "",
    "trial_days": "0",
    "renews": "on",
    "tax_class": "",
    "on_sale_from": "",
    "on_sale_until": "",
    "regions": "",
    "audience": "public",
    "position": "0",
}


@pytest.fixture
def shop(client, db):
    """The browser of somebody who may sell."""
    client.force_login(a_publisher())
    return client


def form_of(offer: Offer, **changes: str) -> dict[str, str]:
    said = {name: str(getattr(offer, name) or "") for name in FORM}
    prices = {"price": f"{offer.price / 100:.2f}", "trial_days": str(offer.trial_days)}
    return said | prices | {"position": str(offer.position), "renews": "on"} | changes


def test_an_offer_is_put_on_sale_with_its_price_as_people_write_it(shop):
    shop.post("/newsroom/desk/offers/new/", FORM)

    offer = Offer.objects.get()
    assert (offer.price, offer.version, offer.included()) == (
        72_50,
        1,
        ["24 issues", "All past issues"],
    )
    html = shop.get("/newsroom/desk/offers/").content.decode()
    assert "€72.50" in html
    assert "12 months, digital" in html


def test_one_that_nobody_bought_is_changed_as_it_is(shop):
    offer = an_offer()

    shop.post(f"/newsroom/desk/offers/edit/{offer.pk}/", form_of(offer, name="Another name"))

    assert Offer.objects.get().name == "Another name"
    assert Offer.objects.get().version == 1


def test_one_that_was_sold_is_followed_by_another_version(shop, now):
    offer = an_offer()
    subscription = a_paid_subscription(offer=offer, now=now)

    response = shop.post(
        f"/newsroom/desk/offers/edit/{offer.pk}/", form_of(offer, price="99.00"), follow=True
    )

    subscription.refresh_from_db()
    latest = Offer.objects.latest_versions().get()
    assert (subscription.offer.price, latest.price, latest.version) == (96_00, 99_00, 2)
    assert "is version 2 now" in response.content.decode()
    shown = shop.get(f"/newsroom/desk/offers/edit/{latest.pk}/").content.decode()
    assert 'value="99.00"' in shown


def test_the_code_of_an_offer_is_its_name_for_ever(shop):
    offer = an_offer()

    shop.post(f"/newsroom/desk/offers/edit/{offer.pk}/", form_of(offer, code="other"))
    taken = shop.post("/newsroom/desk/offers/new/", FORM | {"code": "year"}).content.decode()

    assert Offer.objects.get().code == "year"
    assert "An offer of this code is there already" in taken


@pytest.mark.parametrize(
    "changes",
    [
        {"price": "-1"},
        {"price": "1.005"},
        {"price": "999999999"},
        {"count": "9999"},
        {"intro_price": "80"},
        {"on_sale_from": "2026-05-01", "on_sale_until": "2026-04-01"},
        {"unit": "issue", "count": "1", "renews": "on"},
        {"currency": "euros"},
    ],
)
def test_what_could_not_be_sold_is_not_put_on_sale(shop, changes):
    response = shop.post("/newsroom/desk/offers/new/", FORM | changes)

    assert response.status_code == 200
    assert not Offer.objects.exists()


def test_what_a_reader_sees_is_shown_with_the_link(shop):
    offer = an_offer(audience="link", pitch="For friends.")

    html = shop.get(f"/newsroom/desk/offers/{offer.pk}/preview/").content.decode()

    assert "For friends." in html
    assert "All past issues" in html
    assert "€96.00 for 12 months." in html


def test_nobody_deletes_what_was_offered(shop):
    offer = an_offer()

    assert shop.post(f"/newsroom/desk/offers/delete/{offer.pk}/").status_code in {302, 403}
    assert Offer.objects.exists()


PROMOTION = {
    "code": "SUMMER",
    "offer_code": "year",
    "percent_off": "20",
    "amount_off": "0",
    "valid_from": "",
    "valid_until": "",
    "most_uses": "100",
}


def test_a_promotion_takes_something_off(shop):
    an_offer()

    shop.post("/newsroom/desk/promotions/new/", PROMOTION)

    assert PromotionCode.objects.get().percent_off == 20
    assert "0 / 100" in shop.get("/newsroom/desk/promotions/").content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"percent_off": "0"},
        {"amount_off": "500"},
        {"percent_off": "101"},
        {"offer_code": "nothing"},
        {"valid_from": "2026-05-01", "valid_until": "2026-05-01"},
    ],
)
def test_a_promotion_that_makes_no_sense_is_said_to(shop, changes):
    an_offer()

    shop.post("/newsroom/desk/promotions/new/", PROMOTION | changes)

    assert not PromotionCode.objects.exists()


def test_the_desk_alone_sells_nothing(client, db):
    client.force_login(an_account(name="Tor", groups=("Subscriber desk",)))
    offer = an_offer()

    for address in ("offers/", "offers/new/", f"offers/{offer.pk}/preview/", "promotions/"):
        assert client.get(f"/newsroom/desk/{address}").status_code in {302, 403}, address
