"""Renewing: the same day of the month, the price as sold, and notice in time."""

from dataclasses import replace
from datetime import date

import pytest
from tests.core.terms.offers import DIGITAL, an_article, an_offer, bought, euros, issue

from octavo.core.terms import (
    CurrenciesMixed,
    DayAbsurd,
    Ending,
    Length,
    Money,
    NotPossible,
    OfferSenseless,
    Unit,
    cancel,
    change_at_end,
    give,
    give_price_notice,
    is_renewal_due,
    lapse_unpaid,
    months_after,
    order,
    pay,
    renew,
    serve,
    undo_cancellation,
)

JANUARY = date(2026, 1, 31)


def renewed(subscription, *, times, price=120_00):
    """Renewed and paid so often, each on the last day before."""
    for _ in range(times):
        today = subscription.terms[-1].starts
        subscription = pay(renew(subscription, today=today), euros(price), today=today)
    return subscription


def test_a_month_from_the_last_of_january_ends_in_february_and_the_next_in_march():
    months = renewed(bought(an_offer(months=1), on=JANUARY), times=3)

    assert [term.starts for term in months.terms] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]


def test_a_leap_day_comes_back_after_four_years():
    years = renewed(bought(an_offer(months=12), on=date(2024, 2, 29)), times=4)

    assert [term.starts for term in years.terms[1:]] == [
        date(2025, 2, 28),
        date(2026, 2, 28),
        date(2027, 2, 28),
        date(2028, 2, 29),
    ]


def test_in_a_leap_year_february_has_its_day_more():
    months = renewed(bought(an_offer(months=1), on=date(2028, 1, 31)), times=1)

    assert months.terms[1].starts == date(2028, 2, 29)
    assert months_after(date(2027, 12, 31), 2) == date(2028, 2, 29)


def test_a_renewal_is_due_thirty_days_before_the_end():
    year = bought(an_offer(), on=date(2026, 5, 1))

    assert not is_renewal_due(year, today=date(2027, 3, 31))
    assert is_renewal_due(year, today=date(2027, 4, 1))
    assert not is_renewal_due(year, today=date(2027, 5, 1))


def test_a_term_of_issues_renews_when_two_are_left():
    term = bought(an_offer(issues=4), on=date(2026, 5, 1))
    term = serve(term, issue(1, date(2026, 5, 2)))

    assert not is_renewal_due(term, today=date(2026, 5, 2))
    assert is_renewal_due(serve(term, issue(2, date(2026, 5, 9))), today=date(2026, 5, 9))


def test_no_renewal_is_due_for_what_is_cancelled_ordered_lapsed_or_given():
    today = date(2027, 4, 20)
    year = bought(an_offer(), on=date(2026, 5, 1))
    nothing = replace(order(an_offer(), today=today), terms=())
    given = give(nothing, Length(Unit.MONTHS), formats=DIGITAL, today=today, by="the desk")

    assert not is_renewal_due(cancel(year, today=today, by="reader"), today=today)
    assert not is_renewal_due(renew(year, today=today), today=today)
    assert not is_renewal_due(order(an_offer(), today=today), today=today)
    assert not is_renewal_due(given, today=today)
    assert not is_renewal_due(bought(an_article(), on=today), today=today)


def test_a_gift_within_a_subscription_is_followed_by_a_renewal():
    month = bought(an_offer(months=1), on=date(2026, 5, 1))
    longer = give(
        month, Length(Unit.MONTHS), formats=DIGITAL, today=date(2026, 5, 2), by="the desk"
    )

    assert not is_renewal_due(longer, today=date(2026, 5, 31))
    assert is_renewal_due(longer, today=date(2026, 6, 1))


def test_a_term_that_waits_for_one_of_issues_has_no_renewal_yet():
    issues = bought(an_offer(issues=3), on=date(2026, 5, 1))
    longer = give(
        issues, Length(Unit.MONTHS), formats=DIGITAL, today=date(2026, 5, 2), by="the desk"
    )

    assert longer.terms[1].starts is None
    assert not is_renewal_due(longer, today=date(2026, 5, 2))


def test_who_renews_after_the_end_begins_on_that_day():
    year = bought(an_offer(), on=date(2026, 5, 1))
    again = renew(year, today=date(2027, 6, 15))

    assert (again.terms[1].starts, again.anchor) == (date(2027, 6, 15), 15)


def test_who_let_an_order_lapse_is_not_trusted_with_the_next():
    lapsed = lapse_unpaid(order(an_offer(), today=date(2026, 5, 1)), today=date(2026, 5, 31))

    assert renew(lapsed, today=date(2026, 6, 1)).terms[1].trust_days == 0
    assert renew(replace(lapsed, terms=()), today=date(2026, 6, 1)).terms[0].trust_days == 14


def test_a_renewal_costs_what_was_sold_until_a_notice_was_given_in_time():
    year = bought(an_offer(intro=60_00), on=date(2026, 5, 1))
    told = give_price_notice(year, euros(130_00), today=date(2027, 4, 1))
    told_late = give_price_notice(year, euros(130_00), today=date(2027, 4, 2))

    assert renew(year, today=date(2027, 4, 20)).terms[1].price == euros(120_00)
    assert renew(told, today=date(2027, 4, 20)).terms[1].price == euros(130_00)
    assert renew(told_late, today=date(2027, 4, 20)).terms[1].price == euros(120_00)


def test_a_term_of_issues_renews_at_the_price_that_holds_when_it_is_ordered():
    term = bought(an_offer(issues=3), on=date(2026, 5, 1))
    told = give_price_notice(term, euros(130_00), today=date(2026, 5, 1))

    assert renew(told, today=date(2026, 5, 30)).terms[1].price == euros(120_00)
    assert renew(told, today=date(2026, 5, 31)).terms[1].price == euros(130_00)


def test_the_price_told_for_one_offer_is_not_that_of_another():
    year = give_price_notice(
        bought(an_offer(), on=date(2026, 5, 1)), euros(130_00), today=date(2026, 6, 1)
    )
    other = change_at_end(year, an_offer(months=6, price=70_00), today=date(2026, 7, 1))
    again = renew(other, today=date(2027, 4, 20))

    assert (again.terms[1].price, again.notice) == (euros(70_00), None)
    same = change_at_end(year, year.sold, today=date(2026, 7, 1))
    assert renew(same, today=date(2027, 4, 20)).terms[1].price == euros(130_00)


def test_a_price_notice_is_in_the_currency_and_in_sense():
    year = bought(an_offer(), on=date(2026, 5, 1))

    with pytest.raises(CurrenciesMixed):
        give_price_notice(year, Money(130_00, "CHF"), today=date(2026, 6, 1))
    with pytest.raises(OfferSenseless):
        give_price_notice(year, euros(-1), today=date(2026, 6, 1))


def test_a_first_term_that_was_void_before_anything_was_paid_is_ordered_again_at_its_price():
    tried = order(an_offer(trial=30, intro=60_00), today=date(2026, 5, 1))
    cancelled = cancel(tried, today=date(2026, 5, 3), by="reader")
    undone = undo_cancellation(cancelled, today=date(2026, 5, 4))

    assert undone.terms[1].ending is Ending.VOID
    assert is_renewal_due(undone, today=date(2026, 5, 4))
    again = renew(undone, today=date(2026, 5, 4))
    assert (again.terms[2].starts, again.terms[2].price) == (date(2026, 5, 31), euros(60_00))


def test_who_was_given_a_term_pays_the_price_as_sold_for_the_next():
    nothing = replace(order(an_offer(intro=60_00), today=date(2026, 5, 1)), terms=())
    given = give(nothing, Length(Unit.MONTHS), formats=DIGITAL, today=date(2026, 5, 1), by="desk")

    assert renew(given, today=date(2026, 5, 20)).terms[1].price == euros(120_00)


def test_nothing_is_renewed_that_is_cancelled_ends_by_itself_or_waits_for_payment():
    today = date(2026, 5, 1)
    year = bought(an_offer(), on=today)
    once = bought(an_offer(renews=False), on=today)

    for refused in (cancel(year, today=today, by="reader"), once, renew(year, today=today)):
        with pytest.raises(NotPossible):
            renew(refused, today=today)


def test_nobody_renews_beyond_the_calendar():
    far = bought(an_offer(months=120), on=date(2985, 1, 1))

    with pytest.raises(DayAbsurd):
        pay(renew(far, today=date(2985, 1, 2)), euros(120_00), today=date(2985, 1, 2))
