"""A provider to rehearse with, and Ada, whose next year begins on the first of March 2028."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from tests.factories import a_paid_subscription, a_subscriber, an_offer

from octavo.billing.acts import renewing
from octavo.billing.acts.charging import known_as
from octavo.billing.books import open_invoice
from octavo.billing.models import Document, Mandate, Means
from octavo.billing.providers import registry
from octavo.billing.providers.port import Payer
from octavo.billing.providers.rehearsal.cards import CARDS, GOOD
from octavo.billing.providers.rehearsal.provider import Rehearsal
from octavo.billing.providers.rehearsal.till import Till
from octavo.memberships.models import Subscription

ORDERED = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
BEGINS = datetime(2028, 3, 1, 10, 0, tzinfo=UTC)


@pytest.fixture
def till() -> Till:
    return Till(now=BEGINS)


@pytest.fixture
def provider(till) -> Iterator[Rehearsal]:
    """Answers under its name while the test runs."""
    before, made = registry.provider_named("rehearsal"), Rehearsal(till, secret="tides")
    registry.use("rehearsal", made)
    yield made
    registry.use("rehearsal", before)


def a_card(till: Till, subscription: Subscription, *, number: str = GOOD) -> Means:
    """A card that the payer has entered and that the subscription is charged to."""
    payer = subscription.payer
    asked = Payer(payer.number, payer.email, known_as(payer, provider="rehearsal"))
    field = till.set_up(asked, key=f"field {len(till.means)} of {payer.number}")
    card = CARDS[number]
    means = Means.objects.create(
        payer=payer, provider="rehearsal", known_as=field.payer,
        name=till.enter(field.secret, number), label=card.label, last_digits=number[-4:],
        expires_on=card.expires_on, made_at=ORDERED,
    )  # fmt: skip
    Mandate.objects.update_or_create(
        subscription=subscription, defaults={"means": means, "given_at": ORDERED}
    )
    return means


@pytest.fixture
def renewed(provider) -> Subscription:
    """A year that was paid, and the next, which is ordered and waits for its charge."""
    made = a_paid_subscription(
        offer=an_offer(formats="both", unit="months", count=12),
        payer=a_subscriber(now=ORDERED),
        now=ORDERED,
    )
    renewing.renew(made, now=BEGINS - timedelta(days=30))
    return made


@pytest.fixture
def invoice(renewed) -> Document:
    """What is charged."""
    return open_invoice(renewed)
