"""Pausing: all that was bought comes afterwards."""

from datetime import date

import pytest
from tests.core.terms.offers import DIGITAL, an_article, an_offer, bought, euros, issue
from tests.core.terms.test_ordering import reads

from octavo.core.terms import (
    Length,
    NotPossible,
    Pause,
    PauseSenseless,
    Unit,
    balance,
    change_at_end,
    give,
    held,
    order,
    pause,
    pay,
    renew,
    resume,
    serve,
    withdraw,
)

JANUARY = date(2026, 1, 31)
MAY = date(2026, 5, 1)


def spans(subscription):
    return [(term.starts, term.ends) for term in subscription.terms]


def with_renewal(offer, *, on):
    """Two terms, both paid on the first day."""
    return pay(renew(bought(offer, on=on), today=on), offer.price, today=on)


def test_a_pause_moves_the_end_of_the_term_by_its_days():
    paused = pause(
        bought(an_offer(), on=MAY), begins=date(2026, 6, 1), ends=date(2026, 6, 21), today=MAY
    )

    assert spans(paused) == [(MAY, date(2027, 5, 21))]
    assert reads(paused, date(2026, 5, 31)) == {"digital", "print"}
    assert reads(paused, date(2026, 6, 1)) == reads(paused, date(2026, 6, 20)) == set()
    assert reads(paused, date(2026, 6, 21)) == {"digital", "print"}


def test_a_pause_over_the_end_of_a_term_moves_the_next_one_as_well():
    both = with_renewal(an_offer(months=1), on=MAY)
    paused = pause(both, begins=date(2026, 5, 25), ends=date(2026, 6, 14), today=MAY)

    assert spans(paused) == [(MAY, date(2026, 6, 21)), (date(2026, 6, 21), date(2026, 7, 21))]


def test_a_pause_moves_a_term_of_issues_that_waits_behind_months():
    month = bought(an_offer(months=1), on=MAY)
    both = give(month, Length(Unit.ISSUES, 3), formats=DIGITAL, today=MAY, by="the desk")
    paused = pause(both, begins=date(2026, 5, 10), ends=date(2026, 5, 20), today=MAY)

    assert spans(paused) == [(MAY, date(2026, 6, 11)), (date(2026, 6, 11), None)]


def test_a_pause_in_the_next_term_leaves_this_one_alone():
    both = with_renewal(an_offer(months=1), on=MAY)
    paused = pause(both, begins=date(2026, 6, 1), ends=date(2026, 6, 11), today=MAY)

    assert spans(paused) == [(MAY, date(2026, 6, 1)), (date(2026, 6, 1), date(2026, 7, 11))]
    assert reads(paused, date(2026, 5, 31)) == {"digital", "print"}


def test_a_pause_that_was_planned_counts_in_the_term_that_is_running_by_then():
    """The term of issues ended before it; the months behind it have the pause in them."""
    issues = bought(an_offer(issues=1), on=MAY)
    both = give(issues, Length(Unit.MONTHS), formats=DIGITAL, today=MAY, by="the desk")
    paused = pause(both, begins=date(2026, 5, 20), ends=date(2026, 5, 30), today=MAY)
    over = serve(serve(paused, issue(1, date(2026, 5, 2))), issue(2, date(2026, 5, 9)))

    assert spans(over) == [(MAY, date(2026, 5, 9)), (date(2026, 5, 9), date(2026, 6, 19))]


def test_who_comes_back_early_has_the_rest_of_the_days_back():
    both = with_renewal(an_offer(months=1), on=MAY)
    paused = pause(both, begins=date(2026, 5, 10), ends=date(2026, 5, 30), today=MAY)
    back = resume(paused, today=date(2026, 5, 15))

    assert back.pauses == (Pause(date(2026, 5, 10), date(2026, 5, 15)),)
    assert spans(back) == [(MAY, date(2026, 6, 6)), (date(2026, 6, 6), date(2026, 7, 6))]


def test_a_pause_that_is_taken_back_leaves_no_trace_not_even_in_february():
    months = with_renewal(an_offer(months=1), on=JANUARY)
    paused = pause(months, begins=date(2026, 2, 10), ends=date(2026, 2, 15), today=JANUARY)

    assert spans(paused)[0] == (JANUARY, date(2026, 3, 5))
    assert resume(paused, today=JANUARY) == months


def test_of_two_pauses_the_next_is_ended():
    year = bought(an_offer(), on=MAY)
    later = pause(year, begins=date(2026, 9, 1), ends=date(2026, 9, 11), today=MAY)
    both = pause(later, begins=date(2026, 7, 1), ends=date(2026, 7, 11), today=MAY)

    assert [one.begins.month for one in both.pauses] == [7, 9]
    assert resume(both, today=MAY) == later
    assert spans(both) == [(MAY, date(2027, 5, 21))]


def test_a_pause_that_falls_out_of_the_term_by_another_one_ending_gives_no_days():
    month = bought(an_offer(months=1), on=MAY)
    first = pause(month, begins=date(2026, 5, 10), ends=date(2026, 6, 9), today=MAY)
    second = pause(first, begins=date(2026, 6, 20), ends=date(2026, 6, 30), today=MAY)
    back = resume(second, today=MAY)

    assert spans(back) == [(MAY, date(2026, 6, 1))]
    assert spans(resume(back, today=MAY)) == [(MAY, date(2026, 6, 1))]


def test_days_of_a_pause_are_not_earned():
    year = bought(an_offer(months=1, price=31_00), on=MAY)
    paused = pause(year, begins=date(2026, 5, 11), ends=date(2026, 5, 21), today=MAY)

    for day, earned in ((11, 10_00), (15, 10_00), (21, 10_00), (31, 20_00)):
        assert balance(paused, today=date(2026, 5, day)).earned == euros(earned)


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        (date(2026, 5, 9), date(2026, 5, 20)),
        (date(2026, 5, 20), date(2026, 5, 20)),
        (date(2026, 5, 20), date(2026, 5, 19)),
        (date(2026, 5, 20), date(2026, 11, 17)),
        (date(2026, 7, 10), date(2026, 7, 12)),
    ],
    ids=["it has begun", "no day", "backwards", "181 days", "meets another"],
)
def test_a_senseless_pause_is_refused(begins, ends):
    year = bought(an_offer(), on=MAY)
    year = pause(year, begins=date(2026, 7, 1), ends=date(2026, 7, 11), today=MAY)

    with pytest.raises(PauseSenseless):
        pause(year, begins=begins, ends=ends, today=date(2026, 5, 10))


def test_only_what_is_paid_and_runs_is_paused():
    days = {"begins": date(2026, 5, 2), "ends": date(2026, 5, 3), "today": MAY}

    for refused in (order(an_offer(), today=MAY), bought(an_article(), on=MAY)):
        with pytest.raises(NotPossible):
            pause(refused, **days)
    with pytest.raises(NotPossible):
        pause(
            bought(an_offer(months=1), on=MAY),
            begins=date(2026, 6, 1),
            ends=date(2026, 6, 2),
            today=MAY,
        )
    with pytest.raises(NotPossible):
        resume(bought(an_offer(), on=MAY), today=MAY)


def test_a_gift_in_a_pause_that_was_planned_keeps_its_days_and_so_does_the_next():
    """Nothing runs any more, but the pause that was planned is still to come."""
    year = bought(an_offer(months=1, price=0), on=JANUARY)
    paused = pause(year, begins=JANUARY, ends=date(2026, 2, 1), today=JANUARY)
    ended = withdraw(paused, today=JANUARY, by="reader")
    month = {"formats": DIGITAL, "today": JANUARY, "by": "the desk"}
    both = give(
        give(ended, Length(Unit.MONTHS), **month),
        Length(Unit.MONTHS),
        **month,
    )

    assert spans(both)[1:] == [
        (JANUARY, date(2026, 3, 1)),
        (date(2026, 3, 1), date(2026, 4, 1)),
    ]


def test_a_pause_from_the_first_day_on_gives_no_right_before_it():
    paused = pause(bought(an_offer(), on=MAY), begins=MAY, ends=date(2026, 5, 3), today=MAY)

    [span] = held(paused.terms, paused.pauses)
    assert span.since == date(2026, 5, 3)


def test_a_pause_that_the_refund_falls_into_gives_nothing_after_it():
    paused = pause(
        bought(an_offer(), on=MAY), begins=date(2026, 5, 2), ends=date(2026, 5, 9), today=MAY
    )
    ended = withdraw(paused, today=date(2026, 5, 5), by="reader")

    [span] = held(ended.terms, ended.pauses)
    assert (span.since, span.until) == (MAY, date(2026, 5, 2))


def test_money_for_months_that_wait_is_owed_whole():
    issues = bought(an_offer(issues=2), on=MAY)
    chosen = change_at_end(issues, an_offer(months=1, price=10_00), today=MAY)
    both = pay(renew(chosen, today=MAY), euros(10_00), today=MAY)

    assert both.terms[1].ends is None
    assert balance(both, today=date(2026, 9, 1)).owed == euros(130_00)
