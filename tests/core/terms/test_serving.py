"""Serving: which issues a term was debited with, and how long the last of them is read."""

from dataclasses import replace
from datetime import date

import pytest
from tests.core.terms.offers import an_article, an_offer, bought, euros, issue
from tests.core.terms.test_ordering import reads

from octavo.core.terms import (
    DayAbsurd,
    Delivery,
    IssueOut,
    NotPossible,
    balance,
    cancel,
    delivery,
    order,
    pause,
    pay,
    renew,
    serve,
)

MAY = date(2026, 5, 1)


def served(subscription, *issues):
    for one in issues:
        subscription = serve(subscription, one)
    return subscription


def weeks(*numbers):
    """No. 1 is out on 1 May, and then one each week."""
    return [issue(number, date(2026, 5, 1 + 7 * (number - 1))) for number in numbers]


def test_an_issue_is_debited_once_however_often_it_is_served():
    three = served(bought(an_offer(issues=3), on=MAY), *weeks(1, 1, 2, 1))

    assert [one.issue for one in three.served] == [1, 2]


def test_reading_lasts_until_the_issue_after_the_last_is_out():
    two = served(bought(an_offer(issues=2), on=MAY), *weeks(1, 2))

    assert (two.terms[0].ends, reads(two, date(2026, 5, 14))) == (None, {"digital", "print"})
    over = serve(two, *weeks(3))
    assert over.terms[0].ends == date(2026, 5, 15)
    assert reads(over, date(2026, 5, 14)) == {"digital", "print"}
    assert reads(over, date(2026, 5, 15)) == set()
    assert [one.issue for one in over.served] == [1, 2]


def test_a_double_issue_weighs_two_and_at_the_end_the_half_more_is_given():
    three = bought(an_offer(issues=3, price=90_00), on=MAY)
    doubled = served(three, *weeks(1, 2), issue(34, date(2026, 5, 15), weight=2))

    assert doubled.served_in(1) == 4
    assert doubled.left_in(doubled.terms[0]) == 0
    assert balance(doubled, today=date(2026, 5, 16)).earned == euros(90_00)
    assert serve(doubled, *weeks(4)).terms[0].ends == date(2026, 5, 22)


def test_the_renewal_of_a_term_of_issues_begins_with_the_issue_after_its_last():
    two = served(bought(an_offer(issues=2), on=MAY), *weeks(1))
    paid = pay(renew(two, today=date(2026, 5, 2)), euros(120_00), today=date(2026, 5, 3))
    again = served(paid, *weeks(2, 3))

    assert paid.terms[1].starts is None
    assert again.terms[0].ends == again.terms[1].starts == date(2026, 5, 15)
    assert [(one.issue, one.term) for one in again.served] == [(1, 1), (2, 1), (3, 2)]


def test_a_renewal_that_is_not_paid_begins_on_trust_and_gets_its_issue_when_it_is():
    two = served(bought(an_offer(issues=2), on=MAY), *weeks(1))
    waiting = served(renew(two, today=date(2026, 5, 2)), *weeks(2, 3))

    assert [one.issue for one in waiting.served] == [1, 2]
    assert reads(waiting, date(2026, 5, 15)) == {"digital"}
    paid = pay(waiting, euros(120_00), today=date(2026, 5, 20), out=weeks(3))
    assert [(one.issue, one.term) for one in paid.served] == [(1, 1), (2, 1), (3, 2)]


def test_two_issues_on_one_day_do_not_end_the_term_on_it():
    one = served(bought(an_offer(issues=1), on=MAY), *weeks(1), issue(2, MAY))

    assert (one.terms[0].ends, reads(one, MAY)) == (None, {"digital", "print"})
    assert [found.issue for found in one.served] == [1]


def test_an_issue_before_the_term_or_after_it_is_not_served():
    year = bought(an_offer(), on=MAY)

    for on in (date(2026, 4, 30), date(2027, 5, 1)):
        assert serve(year, issue(1, on)) == year
    assert serve(order(an_offer(), today=MAY), issue(1, MAY)).served == ()


def test_issues_in_a_pause_are_neither_served_nor_end_a_term():
    one = served(bought(an_offer(issues=1), on=MAY), *weeks(1))
    paused = pause(one, begins=date(2026, 5, 7), ends=date(2026, 5, 9), today=MAY)

    assert served(paused, *weeks(2)) == paused
    assert served(paused, *weeks(2, 3)).terms[0].ends == date(2026, 5, 15)


def test_nothing_is_served_for_an_article_that_was_bought():
    article = bought(an_article(), on=MAY)

    assert serve(article, issue(1, MAY)) == article
    assert delivery(article, today=MAY, calendar=weeks(1)) is None


def test_the_desk_sees_how_many_of_how_many_and_which_is_next():
    three = served(bought(an_offer(issues=3), on=MAY), *weeks(1, 2))
    year = served(bought(an_offer(), on=MAY), *weeks(1))

    found = delivery(three, today=date(2026, 5, 9), calendar=weeks(1, 2, 3, 4))
    assert found == Delivery(2, 3, issue(3, date(2026, 5, 15)))
    assert delivery(year, today=MAY, calendar=weeks(1, 2)) == Delivery(1, None, *weeks(2))


def test_no_issue_is_next_in_a_pause_when_all_are_served_or_before_payment():
    one = served(bought(an_offer(issues=1), on=MAY), *weeks(1))
    paused = pause(
        bought(an_offer(), on=MAY), begins=date(2026, 5, 7), ends=date(2026, 5, 9), today=MAY
    )

    assert delivery(one, today=MAY, calendar=weeks(1, 2)) == Delivery(1, 1, None)
    assert delivery(paused, today=MAY, calendar=weeks(2)) == Delivery(0, None, None)
    assert delivery(order(an_offer(), today=MAY), today=MAY, calendar=weeks(1)) == Delivery(
        0, None, None
    )
    year = bought(an_offer(), on=MAY)
    late = [issue(9, date(2027, 5, 1)), issue(8, date(2026, 4, 1))]
    assert delivery(year, today=MAY, calendar=late) == Delivery(0, None, None)


def test_nothing_is_delivered_where_nothing_was_paid_and_all_has_ended():
    ended = cancel(order(an_offer(), today=MAY), today=MAY, by="reader")

    assert delivery(ended, today=MAY, calendar=weeks(1)) is None


def test_a_waiting_term_counts_its_own_issues():
    waiting = replace(bought(an_offer(issues=3), on=MAY).terms[0], starts=None)
    alone = replace(bought(an_offer(issues=3), on=MAY), terms=(waiting,))

    assert delivery(alone, today=MAY, calendar=weeks(1)) == Delivery(0, 3, None)


@pytest.mark.parametrize(
    ("number", "weight"), [(1, 0), (1, -1), (1, True), ("1", 1), (1.0, 1), (None, 1)]
)
def test_what_is_no_issue_is_not_served(number, weight):
    with pytest.raises(NotPossible):
        IssueOut(number, MAY, weight)


def test_an_issue_is_out_on_a_day():
    with pytest.raises(DayAbsurd):
        IssueOut(1, "2026-05-01")
