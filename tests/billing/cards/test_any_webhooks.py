"""The same webhooks, mixed up, repeated, late or lost: once both sides were compared, same rows."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.billing.cards.conftest import BEGINS, a_card
from tests.billing.ledger_laws import breaches
from tests.factories import a_paid_subscription, a_subscriber, an_offer

from octavo.billing.acts import cancelling, charging, hearing, renewing
from octavo.billing.acts.reconciling import reconcile
from octavo.billing.acts.returning import send_all_back
from octavo.billing.books import open_invoice
from octavo.billing.days import local_day
from octavo.billing.models import Case, Charge, Document, Mandate, Means, Payment, Payout
from octavo.billing.providers.errors import Unknown
from octavo.billing.providers.port import State
from octavo.billing.providers.rehearsal import signing
from octavo.billing.providers.rehearsal.cards import CARDS
from octavo.billing.providers.rehearsal.delivering import Delivery
from octavo.billing.providers.rehearsal.till import SLOW, Till
from octavo.core.terms import Money
from octavo.memberships.models import Event, Term
from octavo.post.models import Outgoing

# A debit that arrives, one that is refused in the end, and two who are on the card page.
NUMBERS = ("DE89370400440532013000", "DE62370400440532013001", "", "")
NAMES = ("Ada Moll", "Ben Orr", "Cleo Lind", "Dora Vask")
END = BEGINS + SLOW
WHO = st.integers(0, len(NAMES) - 1)
THERE = st.one_of(
    st.tuples(st.just("pay"), WHO, st.sampled_from(sorted(CARDS))),
    st.tuples(st.sampled_from(["dispute", "give back", "time passes"]), WHO, st.just("")),
)
TOLD = st.tuples(
    st.sampled_from(["come", "come", "come again", "be lost"]), st.integers(0, 30), st.just("")
)
Story = list[tuple[str, int, str]]

COLUMNS = {
    Charge: "pk state attempt failure settled_at provider_id known_as means__name",
    Payment: "document amount on method reference",
    Payout: "charge amount end_to_end asked_at matched_at",
    Document: "pk kind number gross",
    Term: "pk paid_on starts ends ending",
    Mandate: "subscription means__name",
    Means: "name payer known_as label last_digits expires_on",
    Case: "kind charge key text",
    Event: "act subscription",
    Outgoing: "kind to subject",
}


@pytest.fixture
def charges(provider) -> list[Charge]:
    """Of four people whose next year was charged. One has cancelled since."""
    made, year = [], an_offer()
    for name, number in zip(NAMES, NUMBERS, strict=True):
        payer = a_subscriber(now=BEGINS, name=name)
        row = a_paid_subscription(payer=payer, offer=year, now=BEGINS)
        renewing.renew(row, now=BEGINS)
        means = a_card(provider.till, row, number=number) if number else None
        invoice = open_invoice(row)
        made.append(charging.charge(invoice, provider="rehearsal", means=means, now=BEGINS))
    cancelling.cancel(row, by=None, now=BEGINS)
    return made


STORIES = st.lists(THERE | TOLD, max_size=16)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=STORIES)
def test_the_same_webhooks_however_they_come_give_the_same_rows(provider, charges, story):
    assert_same_rows(provider, charges, story)


@pytest.mark.soak
@settings(
    max_examples=2_000,
    derandomize=False,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(story=STORIES)
def test_two_thousand_stories_of_webhooks_give_the_same_rows(provider, charges, story):
    assert_same_rows(provider, charges, story)


def assert_same_rows(provider: Any, charges: list[Charge], story: Story) -> None:
    """As they came, in their order and at once, and never: then the night tells all."""
    begun = provider.till
    try:
        as_they_came = rows_after(provider, begun, charges, story)
        in_order = rows_after(provider, begun, charges, told_at_once(story))
        untold = rows_after(provider, begun, charges, [one for one in story if is_there(one)])
    finally:
        provider.till = begun
    assert as_they_came == in_order == untold


def is_there(step: tuple[str, int, str]) -> bool:
    return step[0] not in {"come", "come again", "be lost"}


def told_at_once(story: Story) -> Story:
    """What happens is told at once, in its order and once."""
    there = [one for one in story if is_there(one)]
    return [step for one in there for step in (one, ("come", 0, ""), ("come", 0, ""))]


def rows_after(provider: Any, begun: Till, charges: list[Charge], story: Story) -> Any:
    """All that is kept after the story and a night, of a world in which nobody sees it."""
    with transaction.atomic():
        provider.till = till = copy.deepcopy(begun)
        delivery = Delivery(till)
        for word, which, number in story:
            if is_there((word, which, number)):
                happens(word, till, charges[which].provider_id, number)
            else:
                tell(word, delivery, which)
        till.pass_time(SLOW)
        settle()
        found = Counter(rows())
        assert breaches(today=local_day(END)) == []
        transaction.set_rollback(True)
    return found


def happens(word: str, till: Till, pk: str, number: str) -> None:
    seen = till.charge_of(pk)
    if word == "pay":
        with suppress(Unknown):
            till.pay(seen.secret, number)
    elif word == "time passes":
        till.pass_time(SLOW / 2)
    elif seen.state is State.DONE and not seen.refunds:
        part = Money(10_00, "EUR")
        till.dispute(pk, part) if word == "dispute" else till.give_back_by_hand(pk, part)


def tell(word: str, delivery: Delivery, which: int) -> None:
    if word == "be lost":
        delivery.lose(which)
        return
    happened = delivery.take(which) if word == "come" else delivery.again(which)
    if happened is not None:
        body, headers = signing.signed(happened, secret="tides", now=END)
        heard = hearing.hear("rehearsal", body, headers, now=END)
        if heard is not None:
            hearing.follow(heard, now=END)


def settle() -> None:
    charging.look_again(now=END)
    reconcile("rehearsal", now=END)
    send_all_back(now=END)


def rows() -> Iterable[tuple[Any, ...]]:
    """What was said of a try in between, and is not so any more, counts for nothing."""
    for model, columns in COLUMNS.items():
        for row in model.objects.values_list(*columns.split()):
            yield (model.__name__, *row)
