"""Money and offers: what makes no sense is refused where it comes in."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.terms.offers import BOTH, DIGITAL, an_offer, bought, euros, offers

from octavo.core import terms
from octavo.core.terms import (
    CurrenciesMixed,
    DayAbsurd,
    Length,
    Money,
    MoneyAbsurd,
    Offer,
    OfferSenseless,
    Unit,
    balance,
    cancel,
    order,
)
from octavo.core.terms.money import total

MAY = date(2026, 5, 1)
YEAR = Length(Unit.MONTHS, 12)


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        (1.5, "EUR"),
        ("100", "EUR"),
        (True, "EUR"),
        (None, "EUR"),
        (10**12 + 1, "EUR"),
        (-(10**12) - 1, "EUR"),
        (10**30, "EUR"),
        (1, "eur"),
        (1, "EURO"),
        (1, "€"),
        (1, ""),
        (1, None),
        (1, ["EUR"]),
    ],
)
def test_what_is_no_sum_of_money_is_refused(amount, currency):
    with pytest.raises(MoneyAbsurd):
        Money(amount, currency)


def test_currencies_are_never_mixed():
    francs = Money(1, "CHF")

    for mix in (
        lambda: euros(1) + francs,
        lambda: euros(1) - francs,
        lambda: euros(1) < francs,
        lambda: euros(1) <= francs,
        lambda: total([euros(1), francs], "EUR"),
    ):
        with pytest.raises(CurrenciesMixed):
            mix()


def test_sums_are_counted_and_compared():
    assert -euros(1) + euros(3) == euros(2)
    assert euros(1) < euros(2) <= euros(2)
    assert not euros(0)
    assert total([], "EUR") == euros(0)
    assert euros(10).part(1, 3) == euros(3)
    assert euros(10).part(5, 3) == euros(10).part(0, 0) == euros(10)
    assert euros(10).part(-1, 3) == euros(0)


@given(amount=st.integers(0, 10**9), weights=st.lists(st.integers(0, 100), min_size=1, max_size=9))
def test_the_parts_of_a_sum_are_the_sum_to_the_cent(amount, weights):
    if not sum(weights):
        with pytest.raises(MoneyAbsurd):
            euros(amount).split(weights)
        return

    parts = euros(amount).split(weights)

    assert total(parts, "EUR") == euros(amount)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part.amount - amount * weight / sum(weights)) < 1


def test_a_sum_is_not_split_by_less_than_nothing():
    with pytest.raises(MoneyAbsurd):
        euros(10).split([2, -1])


@pytest.mark.parametrize(
    ("currency", "said"), [("EUR", "123.45"), ("JPY", "12345"), ("KWD", "12.345")]
)
def test_each_currency_has_its_own_digits(currency, said):
    assert Money(12345, currency).major == Decimal(said)


@pytest.mark.parametrize(
    ("unit", "count", "named"),
    [
        (Unit.MONTHS, 0, ""),
        (Unit.MONTHS, -1, ""),
        (Unit.MONTHS, 121, ""),
        (Unit.ISSUES, 481, ""),
        (Unit.ISSUE, 2, "no-7"),
        (Unit.ISSUE, 1, ""),
        (Unit.MONTHS, 1, "no-7"),
        ("months", 12, ""),
        (None, 12, ""),
        (Unit.MONTHS, "12", ""),
        (Unit.MONTHS, 12.0, ""),
        (Unit.MONTHS, True, ""),
        (Unit.ARTICLE, 1, None),
    ],
)
def test_a_length_that_cannot_be_sold_is_refused(unit, count, named):
    with pytest.raises(OfferSenseless):
        Length(unit, count, named)


@pytest.mark.parametrize(
    "wrong",
    [
        {"formats": frozenset()},
        {"formats": frozenset({"audio"})},
        {"formats": {"digital"}},
        {"formats": "digital"},
        {"price": euros(-1)},
        {"price": euros(10**9 + 1)},
        {"price": 120_00},
        {"length": 12},
        {"trial_days": -1},
        {"trial_days": 367},
        {"trial_days": "7"},
        {"intro_price": euros(120_01)},
        {"intro_price": euros(-1)},
        {"length": Length(Unit.ISSUE, named="no-7")},
        {"length": Length(Unit.ISSUE, named="no-7"), "renews": False, "trial_days": 7},
    ],
)
def test_an_offer_that_cannot_be_sold_is_refused(wrong):
    facts = {"code": "year", "length": YEAR, "formats": BOTH, "price": euros(120_00)}
    with pytest.raises(OfferSenseless):
        Offer(**facts | wrong)


def test_an_introductory_price_is_in_the_currency_of_the_other():
    with pytest.raises(CurrenciesMixed):
        Offer("year", YEAR, DIGITAL, euros(120_00), intro_price=Money(1, "CHF"))


@pytest.mark.parametrize(
    "today",
    [datetime(2026, 6, 1), "2026-06-01", None, 20260601, date(1899, 12, 31), date(3000, 1, 1)],  # noqa: DTZ001
)
def test_what_is_no_day_is_refused_by_every_act(today):
    year = bought(an_offer(), on=MAY)
    month = {"formats": DIGITAL, "by": "desk"}
    acts = {
        "pay": ((euros(1),), {}),
        "renew": ((), {}),
        "cancel": ((), {"by": "reader"}),
        "undo_cancellation": ((), {}),
        "ask_guarantee": ((), {"by": "reader"}),
        "withdraw": ((), {"by": "reader"}),
        "change_now": ((an_offer(),), {}),
        "change_at_end": ((an_offer(),), {}),
        "pause": ((), {"begins": MAY, "ends": date(2026, 5, 9)}),
        "resume": ((), {}),
        "give": ((Length(Unit.MONTHS),), month),
        "lapse_unpaid": ((), {}),
        "give_price_notice": ((euros(130_00),), {}),
    }
    for name, (arguments, facts) in acts.items():
        for day in (today, date(2026, 4, 30)):
            with pytest.raises(DayAbsurd):
                getattr(terms, name)(year, *arguments, today=day, **facts)
    with pytest.raises(DayAbsurd):
        order(an_offer(), today=today)


@given(offer=offers(), share=st.integers(0, 800))
def test_on_each_day_what_was_paid_is_earned_or_owed(offer, share):
    paid = bought(offer, on=MAY)
    found = balance(paid, today=date.fromordinal(MAY.toordinal() + share))

    assert found.paid == found.earned + found.owed
    assert min(found.earned.amount, found.owed.amount) >= 0


def test_of_an_order_that_was_cancelled_nothing_is_earned():
    ended = cancel(order(an_offer(), today=MAY), today=MAY, by="reader")

    assert balance(ended, today=date(2027, 1, 1)).earned == euros(0)
