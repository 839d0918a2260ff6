"""A provider to rehearse with, and a month that began today and is not paid."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.billing.cards import conftest as cards
from tests.billing.ledger_laws import breaches
from tests.factories import a_paid_subscription, a_subscriber, an_offer

from octavo.billing.acts import charging, renewing
from octavo.billing.acts.reconciling import reconcile
from octavo.billing.acts.returning import send_all_back
from octavo.billing.books import open_invoice
from octavo.billing.days import local_day
from octavo.billing.models import Charge
from octavo.memberships.models import Term

till, provider, renewed = cards.till, cards.provider, cards.renewed


@pytest.fixture
def begun(provider, now):
    """A month that was paid by transfer, and the next, which began today and is not paid."""
    ordered = now - timedelta(days=40)
    row = a_paid_subscription(
        offer=an_offer(count=1, price=9_00), payer=a_subscriber(now=ordered), now=ordered
    )
    ends = row.terms.get().ends
    renewing.renew(row, now=ordered)
    shift = local_day(now) - ends
    for term in row.terms.all():
        Term.objects.filter(pk=term.pk).update(starts=term.starts + shift, ends=term.ends + shift)
    return row


def button(desk, row, act: str) -> bool:
    html = desk.get(f"/newsroom/desk/subscribers/{row.payer.number}/").content.decode()
    return f"/newsroom/desk/subscriptions/{row.pk}/{act}/" in html


def paid_by_card(till, row, now) -> Charge:
    return charging.charge(
        open_invoice(row), provider="rehearsal", means=cards.a_card(till, row), now=now
    )


def both_agree(now) -> None:
    send_all_back(now=now)
    assert reconcile("rehearsal", now=now) == []
    assert breaches(today=local_day(now)) == []
