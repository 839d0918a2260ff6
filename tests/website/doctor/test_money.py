"""The doctor says which charges wait, what did not go back, and which cases are open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.factories import a_magazine, a_seller, a_subscriber, an_offer, an_order

from octavo.billing.books import open_invoice
from octavo.billing.models import Case, Charge, Payout
from octavo.website.doctor import money

NOW = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def charge(db) -> Charge:
    """One that nobody has answered."""
    a_magazine()
    a_seller()
    order = an_order(offer=an_offer(), payer=a_subscriber(now=NOW), now=NOW)
    return Charge.objects.create(
        document=open_invoice(order.subscription),
        provider="rehearsal",
        state=Charge.State.ASKED,
        made_at=NOW,
        asked_at=NOW,
    )


def levels(*, is_public: bool = False, now: datetime = LATER) -> dict[str, str]:
    return {one.subject: str(one.level) for one in money.examine(is_public=is_public, now=now)}


def test_where_nothing_waits_all_is_well(db):
    assert levels() == {"money": "well"}


def test_a_charge_without_an_answer_is_said_after_half_an_hour(charge):
    assert levels(now=NOW + timedelta(minutes=5)) == {"money": "well"}
    assert levels() == {"charges": "wrong"}


def test_money_that_does_not_go_back_and_open_cases_are_said(charge):
    Charge.objects.update(state=Charge.State.TOO_LATE)
    Payout.objects.create(
        subscriber=charge.document.payer, charge=charge, amount=96_00, currency="EUR",
        end_to_end="OCTAVO-1", asked_at=NOW,
    )  # fmt: skip
    Case.objects.create(kind=Case.Kind.DISPUTE, key="one", text="96", opened_at=NOW)

    assert levels() == {"refunds": "wrong", "cases": "note"}


def test_cards_are_not_rehearsed_on_a_public_address(db, settings):
    settings.CARDS = "rehearsal"

    assert levels(is_public=True)["cards"] == "wrong"
    assert "cards" not in levels()
