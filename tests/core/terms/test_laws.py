"""The laws of subscribing, over every act in any order; and bugs on purpose that break them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from benchmarks.figures import figure, keep
from hypothesis import given
from hypothesis import strategies as st
from tests.core.terms import laws, machine, planting
from tests.core.terms.offers import DIGITAL, FORMATS, LENGTHS, STARTS, an_offer, bought, offers

from octavo.core.terms import Length, Offer, Subscription, Unit, held, order, pay, renew

SHORT, FULL = 2_000, 1_000_000
LIVES_AT_ONCE = 100_000  # steps after which Hypothesis begins anew


def test_no_law_is_broken_by_any_acts_in_any_order():
    assert machine.run(SHORT, shrinks=True) > SHORT * 0.8


@pytest.mark.soak
def test_no_law_is_broken_in_a_million_steps():
    steps = 0
    while steps < FULL:
        steps += machine.run(LIVES_AT_ONCE, derandomize=False)

    keep("laws", [figure("laws.steps", steps, "steps", goal=FULL)])
    assert steps >= FULL


@pytest.mark.parametrize(
    "patch",
    [
        pytest.param(patch, marks=[] if at in (0, 4, 7) else pytest.mark.soak)
        for at, patch in enumerate(planting.PATCHES)
    ],
    ids=lambda patch: patch.stem,
)
def test_a_bug_that_was_planted_is_caught(patch):
    assert planting.is_caught(patch)


@pytest.mark.soak
def test_the_rules_as_they_are_break_no_law_where_bugs_would():
    assert not planting.is_caught(None)


def test_there_are_ten_bugs():
    assert len(planting.PATCHES) == 10


def days_read(subscription: Subscription, *, until: date) -> set[tuple[str, date]]:
    """Each day in each format that is held, up to a day."""
    return {
        (form, span.since + timedelta(days=day))
        for span in held(subscription.terms, subscription.pauses)
        for form in span.formats
        for day in range((min(span.until or until, until) - span.since).days)
    }


@given(offer=offers(), today=STARTS, length=LENGTHS, formats=FORMATS)
def test_nobody_has_more_rights_from_buying_less(offer, today, length, formats):
    """Fewer months, fewer formats, no payment: each gives nothing that more would not."""
    until = today + timedelta(days=1200)
    less = replace(offer, formats=formats & offer.formats or offer.formats)
    if length.unit is Unit.MONTHS and offer.length.unit is Unit.MONTHS:
        count = min(length.count, offer.length.count)
        less = replace(less, length=Length(Unit.MONTHS, count))

    of_less = days_read(bought(less, on=today), until=until)

    assert of_less <= days_read(bought(offer, on=today), until=until)
    assert days_read(order(less, today=today), until=until) <= of_less


@given(today=STARTS, months=st.sampled_from([1, 2, 3, 12]), times=st.integers(1, 14))
def test_many_terms_end_on_the_day_on_which_one_long_term_would(today, months, times):
    short = bought(an_offer(months=months, formats=DIGITAL), on=today)
    for _ in range(times - 1):
        waiting = renew(short, today=today)
        short = pay(waiting, waiting.terms[-1].due, today=today)
    long = laws.months_after(today, months * times)

    assert short.terms[-1].ends == long


@given(offer=offers(), today=STARTS, late=st.integers(0, 29))
def test_whoever_pays_has_all_the_days_however_late(offer: Offer, today, late):
    paid = bought(offer, on=today, paid_on=today + timedelta(days=late))

    laws.check(paid, today=today + timedelta(days=late))
