"""The rehearsal keeps the promises of the port, more strictly than any provider does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.billing.providers.errors import KeyReused, NoticeForged, RefundTooMuch, Unknown
from octavo.billing.providers.port import ChargeAsked, Payer, RefundAsked, State
from octavo.billing.providers.registry import provider_named
from octavo.billing.providers.rehearsal import signing
from octavo.billing.providers.rehearsal.delivering import Delivery
from octavo.billing.providers.rehearsal.till import Happened, Till
from octavo.core.terms import Money

NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)
ADA = Payer(10_001, "ada@example.org")


@pytest.fixture
def till() -> Till:
    return Till()


def asked(till: Till, number: str, *, key: str = "octavo-1", amount: int = 96_00) -> ChargeAsked:
    field = till.set_up(ADA, key=f"field of {key}")
    means = till.enter(field.secret, number)
    payer = replace(ADA, known_as=field.payer)
    return ChargeAsked(key, "", 1, Money(amount, "EUR"), payer, means, "2027-000001", NOW)


@pytest.mark.parametrize(
    ("number", "state", "failure"),
    [
        ("4242424242424242", State.DONE, ""),
        ("4000000000000341", State.FAILED, "card_declined"),
        ("4000002760003184", State.FAILED, "authentication_required"),
        ("DE89370400440532013000", State.WAITING, ""),
        ("DE62370400440532013001", State.WAITING, ""),
    ],
)
def test_each_card_behaves_as_its_number_says(till, number, state, failure):
    seen = till.charge(asked(till, number))

    assert (seen.state, seen.failure, seen.amount) == (state, failure, Money(96_00, "EUR"))


def test_the_same_key_takes_the_money_once_and_no_other_sum(till):
    first = asked(till, "4242424242424242")
    assert till.charge(first) == till.charge(first) == till.charge(replace(first, attempt=2))

    with pytest.raises(KeyReused):
        till.charge(replace(first, amount=Money(1, "EUR")))

    assert till.taken() == {"octavo-1": 96_00}


def test_no_more_is_given_back_than_was_taken(till):
    charge = till.charge(asked(till, "4242424242424242"))
    part = RefundAsked("back-1", charge.id, Money(60_00, "EUR"))
    assert till.refund(part) == till.refund(part)

    with pytest.raises(RefundTooMuch):
        till.refund(RefundAsked("back-2", charge.id, Money(36_01, "EUR")))
    till.refund(RefundAsked("back-3", charge.id, Money(36_00, "EUR")))

    assert till.taken() == {"octavo-1": 0}


def test_what_nobody_has_paid_is_not_given_back(till):
    charge = till.charge(asked(till, "4000000000000341"))

    with pytest.raises(RefundTooMuch):
        till.refund(RefundAsked("back-1", charge.id, Money(1, "EUR")))


def test_what_it_does_not_know_it_says_so(till):
    with pytest.raises(Unknown):
        till.fetch("charge_0")
    with pytest.raises(Unknown):
        till.describe("means_0")
    with pytest.raises(Unknown):
        provider_named("nobody")


def test_what_changed_since_an_instant_is_listed(till):
    till.charge(asked(till, "4242424242424242"))
    till.pass_time(timedelta(days=1))
    later = till.charge(asked(till, "DE89370400440532013000", key="octavo-2"))

    assert [one.id for one in till.fetch(till.now)] == [later.id]
    till.pass_time(timedelta(days=2))
    assert [(one.key, one.state) for one in till.fetch(till.now)] == [("octavo-2", State.DONE)]


def test_a_debit_on_its_way_may_come_to_nothing_and_is_not_paid_twice_meanwhile(till):
    charge = till.charge(asked(till, "DE62370400440532013001"))
    with pytest.raises(Unknown):
        till.pay(charge.secret, "4242424242424242")

    till.pass_time(timedelta(days=2))

    assert till.charge_of(charge.id).failure == "debit_returned"
    assert till.taken() == {}


def test_webhooks_are_told_out_of_turn_again_or_never(till):
    delivery = Delivery(till)
    assert (delivery.take(0), delivery.again(0), delivery.lose(0)) == (None, None, None)
    for key in ("octavo-1", "octavo-2", "octavo-3"):
        till.charge(asked(till, "4242424242424242", key=key))
    first, second, third = till.happened

    assert delivery.take(1) == second
    assert delivery.again(5) == second
    assert delivery.lose(0) == first
    assert (delivery.take(7), delivery.waiting()) == (third, 0)


HAPPENED = Happened("event_1", "charge_1", NOW)


def test_a_webhook_says_which_charge_to_ask_about():
    body, headers = signing.signed(HAPPENED, secret="tides", now=NOW)

    notice = signing.verify(body, headers, secret="tides", now=NOW + timedelta(minutes=4))

    assert (notice.id, notice.charge, notice.at) == ("event_1", "charge_1", NOW)


@pytest.mark.parametrize("minutes", [-6, 6, 60 * 24])
def test_a_webhook_is_believed_for_five_minutes(minutes):
    body, headers = signing.signed(HAPPENED, secret="tides", now=NOW)

    with pytest.raises(NoticeForged):
        signing.verify(body, headers, secret="tides", now=NOW + timedelta(minutes=minutes))


@given(st.binary(max_size=40), st.text(max_size=40), st.sampled_from(["", "other", "tides"]))
def test_what_nobody_has_signed_is_never_believed(body, signature, secret):
    headers = {signing.HEADER: f"{int(NOW.timestamp())},{signature}"}

    with pytest.raises(NoticeForged):
        signing.verify(body, headers, secret=secret, now=NOW)
