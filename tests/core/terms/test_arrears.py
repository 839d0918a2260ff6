"""A charge fails: four tries, three reminders, fourteen days of grace, and then the end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.terms.offers import BOTH, STARTS, an_offer, bought, euros

from octavo.core.terms import (
    Arrears,
    DayAbsurd,
    Ending,
    failed,
    held,
    is_try_due,
    lapse_in_arrears,
    next_try,
    pay,
    read_on,
    reminder_due,
    renew,
)

MAY = date(2027, 5, 1)


def day(number: int) -> date:
    """So many days after the first failure."""
    return MAY + timedelta(days=number)


def waiting():
    """A year in print and digital that ended on the first of May; the next one waits."""
    return renew(bought(an_offer(formats=BOTH), on=date(2026, 5, 1)), today=date(2027, 4, 2))


def reads(subscription, today: date) -> set[str]:
    """The formats that somebody holds on a day."""
    return {
        name
        for one in held(subscription.terms, subscription.pauses)
        if one.since <= today and (one.until is None or today < one.until)
        for name in one.formats
    }


def test_a_charge_is_tried_on_days_0_3_7_and_13_and_never_twice_a_day():
    arrears, tries = failed(None, today=MAY), [0]
    for number in range(40):
        while is_try_due(arrears, today=day(number)):
            tries.append(number)
            arrears = failed(arrears, today=day(number))

    assert tries == [0, 3, 7, 13]
    assert arrears == Arrears(since=MAY, tried_on=day(13))


def test_what_a_machine_that_was_off_has_missed_is_made_up_once():
    arrears = failed(None, today=MAY)

    assert is_try_due(arrears, today=day(9))
    assert not is_try_due(failed(arrears, today=day(9)), today=day(9))
    assert not is_try_due(arrears, today=day(14))


def test_its_payer_is_told_on_days_0_7_and_13():
    arrears = failed(None, today=MAY)

    said = [reminder_due(arrears, today=day(number)) for number in range(15)]

    assert said == [0] * 7 + [7] * 6 + [13] * 2
    assert reminder_due(arrears, today=day(-1)) is None


def test_until_the_grace_is_over_the_web_is_read_and_no_copy_printed():
    in_grace = read_on(waiting(), since=day(2))

    assert [sorted(reads(in_grace, day(number))) for number in (0, 15, 16)] == [
        ["digital"],
        ["digital"],
        [],
    ]


def test_while_a_provider_says_nothing_reading_goes_on_day_by_day():
    subscription = waiting()
    for number in range(60):
        subscription = read_on(subscription, since=day(number))
        assert reads(subscription, day(number)) == {"digital"}


def test_who_pays_in_the_grace_has_the_term_from_the_day_on_which_it_began():
    paid = pay(read_on(waiting(), since=day(2)), euros(120_00), today=day(15))

    assert (paid.terms[1].starts, paid.terms[1].ends) == (MAY, date(2028, 5, 1))
    assert reads(paid, day(15)) == {"digital", "print"}


def test_after_fourteen_days_the_term_lapses_and_may_be_ordered_again():
    arrears, subscription = failed(None, today=MAY), waiting()
    assert lapse_in_arrears(subscription, arrears, today=day(13)) == subscription

    lapsed = lapse_in_arrears(subscription, arrears, today=day(14))
    assert lapsed.terms[1].ending is Ending.LAPSED
    assert reads(lapsed, day(14)) == set()

    again = pay(renew(lapsed, today=day(20)), euros(120_00), today=day(20))
    assert (again.terms[2].starts, again.terms[2].ends) == (day(20), date(2028, 5, 21))


def test_what_is_paid_meanwhile_does_not_lapse():
    paid = pay(waiting(), euros(120_00), today=day(5))
    arrears = failed(None, today=MAY)

    assert lapse_in_arrears(paid, arrears, today=day(20)) == paid
    assert read_on(paid, since=day(5)) == paid


def test_days_run_forwards():
    with pytest.raises(DayAbsurd):
        failed(failed(None, today=MAY), today=day(-1))


@given(since=STARTS, offs=st.lists(st.booleans(), min_size=20, max_size=20))
def test_whenever_the_machine_is_off_there_are_four_tries_at_most_within_the_grace(since, offs):
    """And no day has more than one."""
    arrears, days = failed(None, today=since), [since]
    for number, is_off in enumerate(offs):
        today = since + timedelta(days=number)
        if not is_off and is_try_due(arrears, today=today):
            days.append(today)
            arrears = failed(arrears, today=today)

    assert len(days) <= 4
    assert len(set(days)) == len(days)
    assert all(one < arrears.ends_on for one in days)


def test_the_next_try_is_foretold_until_there_is_none():
    assert next_try(Arrears(MAY, MAY)) == day(3)
    assert next_try(Arrears(MAY, day(5))) == day(7)
    assert next_try(Arrears(MAY, day(13))) is None
