"""Offers and their versions."""

from datetime import date

import pytest
from tests.factories import a_seller, a_subscriber, an_offer, an_order

from octavo.core.terms import OfferSenseless
from octavo.memberships.models import Offer
from octavo.memberships.offering import revise, was_sold

pytestmark = pytest.mark.django_db


def test_an_offer_that_nobody_bought_is_edited(now):
    offer = an_offer()

    revised = revise(offer, now=now, price=90_00, name="A year")

    assert (revised.pk, revised.version, revised.price) == (offer.pk, 1, 90_00)
    assert Offer.objects.count() == 1


def test_one_that_was_sold_stays_as_it_was_and_a_new_version_follows(now):
    a_seller()
    offer = an_offer()
    order = an_order(offer=offer, payer=a_subscriber(now=now), now=now)
    assert was_sold(offer)

    revised = revise(offer, now=now, price=120_00)

    offer.refresh_from_db()
    assert (offer.price, offer.replaced_at) == (96_00, now)
    assert (revised.version, revised.price, revised.benefits) == (2, 120_00, offer.benefits)
    assert order.subscription.offer == offer
    assert list(Offer.objects.on_sale(today=now.date())) == [revised]


def test_whoever_holds_an_old_version_revises_the_latest(now):
    a_seller()
    offer = an_offer()
    an_order(offer=offer, payer=a_subscriber(now=now), now=now)
    revise(offer, now=now, price=120_00)

    third = revise(offer, now=now, name="Another year")

    assert (third.version, third.price) == (2, 120_00)


@pytest.mark.parametrize(
    "changes",
    [
        {"count": 0},
        {"price": 90_00, "intro_price": 95_00},
        {"trial_days": 400},
        {"unit": "issue", "count": 1},
        {"on_sale_from": date(2027, 4, 1), "on_sale_until": date(2027, 4, 1)},
    ],
)
def test_a_senseless_change_leaves_the_offer_as_it_was(now, changes):
    offer = an_offer()

    with pytest.raises(OfferSenseless):
        revise(offer, now=now, **changes)

    kept = Offer.objects.get()
    assert (kept.count, kept.price, kept.unit, kept.on_sale_from) == (12, 96_00, "months", None)
