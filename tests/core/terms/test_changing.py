"""Another offer, at once or at the end; and what is given."""

from dataclasses import replace
from datetime import date

import pytest
from tests.core.terms.offers import BOTH, DIGITAL, an_article, an_offer, bought, euros, issue
from tests.core.terms.test_ordering import reads

from octavo.core.terms import (
    CurrenciesMixed,
    Ending,
    Length,
    Money,
    NotPossible,
    OfferSenseless,
    Unit,
    balance,
    cancel,
    change_at_end,
    change_now,
    credit_of_change,
    give,
    lapse_unpaid,
    order,
    pause,
    pay,
    renew,
    serve,
)

MAY = date(2026, 5, 1)
YEAR = an_offer(price=73_00, formats=DIGITAL)  # twenty cents a day
UP = an_offer(price=146_00, formats=BOTH, code="up")
DOWN = an_offer(months=6, price=30_00, formats=DIGITAL, code="down")
LATER = date(2026, 7, 10)  # after seventy days


def test_what_is_left_counts_towards_a_dearer_offer_and_the_old_term_runs_until_it_is_paid():
    ordered = change_now(bought(YEAR, on=MAY), UP, today=LATER)
    new = ordered.terms[1]

    assert credit_of_change(ordered, today=LATER) == euros(59_00)
    assert (new.carried_in, new.due) == (59_00, euros(87_00))
    assert (ordered.sold, reads(ordered, LATER)) == (YEAR, {"digital"})

    paid = pay(ordered, euros(87_00), today=date(2026, 7, 15))

    old, new = paid.terms
    assert (old.ending, old.ended_on, old.carried_out) == (
        Ending.CHANGED,
        date(2026, 7, 15),
        59_00,
    )
    assert (new.starts, new.ends) == (date(2026, 7, 15), date(2027, 7, 15))
    assert (paid.sold, paid.renews_as) == (UP, None)
    assert reads(paid, date(2026, 7, 15)) == {"digital", "print"}
    assert balance(paid, today=date(2026, 7, 15)).earned == euros(14_00)


def test_a_cheaper_offer_begins_at_once_and_the_rest_is_given_back():
    changed = change_now(bought(YEAR, on=MAY), DOWN, today=LATER)

    assert [one.amount for one in changed.refunds] == [euros(29_00)]
    assert (changed.terms[1].starts, changed.terms[1].ends) == (LATER, date(2027, 1, 10))
    money = balance(changed, today=LATER)
    assert (money.earned, money.owed) == (euros(14_00), euros(30_00))


def test_a_rest_that_was_credited_before_goes_back_to_where_it_was_paid():
    once = change_now(bought(YEAR, on=MAY), replace(DOWN, price=euros(73_00)), today=MAY)
    twice = change_now(once, DOWN, today=MAY)

    assert [(one.term, one.amount) for one in twice.refunds] == [(1, euros(43_00))]
    assert [(term.carried_in, term.carried_out) for term in twice.terms] == [
        (0, 30_00),
        (30_00, 30_00),
        (30_00, 0),
    ]


def test_terms_that_wait_behind_the_old_one_wait_behind_the_new_one():
    both = pay(renew(bought(YEAR, on=MAY), today=MAY), euros(73_00), today=MAY)
    changed = change_now(both, DOWN, today=LATER)

    assert changed.terms[2].ends == changed.terms[1].starts == date(2027, 1, 10)
    assert changed.terms[1].ends == date(2028, 1, 10)


def test_a_change_to_issues_lets_the_next_term_wait_for_the_last_of_them():
    both = pay(renew(bought(YEAR, on=MAY), today=MAY), euros(73_00), today=MAY)
    changed = change_now(both, an_offer(issues=1, price=10_00), today=LATER)

    assert changed.terms[1].starts is None
    over = serve(serve(changed, issue(1, LATER)), issue(2, date(2026, 7, 20)))
    assert over.terms[1].starts == over.terms[2].ends == date(2026, 7, 20)


def test_a_change_in_a_pause_has_the_rest_of_the_pause():
    paused = pause(bought(YEAR, on=MAY), begins=MAY, ends=date(2026, 5, 11), today=MAY)
    changed = change_now(paused, DOWN, today=date(2026, 5, 6))

    assert changed.terms[1].ends == date(2026, 11, 11)


def test_a_change_that_nobody_pays_lapses_and_nothing_has_changed():
    year = bought(YEAR, on=MAY)
    ordered = change_now(year, UP, today=LATER)

    assert lapse_unpaid(ordered, today=date(2026, 8, 8)) == ordered
    lapsed = lapse_unpaid(ordered, today=date(2026, 8, 9))
    assert lapsed.terms[1].ending is Ending.LAPSED
    assert replace(lapsed, terms=lapsed.terms[:1]) == year


def test_a_change_is_too_late_once_the_old_term_is_over():
    ordered = change_now(bought(an_offer(months=1), on=MAY), UP, today=date(2026, 5, 25))
    over = date(2026, 6, 1)

    with pytest.raises(NotPossible):
        pay(ordered, ordered.terms[1].due, today=over)
    assert lapse_unpaid(ordered, today=over).terms[1].ending is Ending.LAPSED


def test_a_change_that_waits_for_its_payment_is_void_once_it_is_cancelled():
    ordered = change_now(bought(YEAR, on=MAY), UP, today=LATER)
    cancelled = cancel(ordered, today=LATER, by="reader")

    assert (cancelled.terms[1].ending, cancelled.renews_as) == (Ending.VOID, None)
    assert cancelled.terms[0].stands


def test_nothing_changes_that_is_not_paid_is_cancelled_or_lasts():
    year = bought(YEAR, on=MAY)
    ordered = order(YEAR, today=MAY)

    for refused, offer in (
        (ordered, UP),
        (renew(year, today=MAY), UP),
        (cancel(year, today=MAY, by="reader"), UP),
        (bought(an_article(), on=MAY), UP),
        (year, an_article()),
    ):
        with pytest.raises(NotPossible):
            change_now(refused, offer, today=MAY)
    with pytest.raises(NotPossible):
        change_at_end(ordered, UP, today=MAY)
    with pytest.raises(NotPossible):
        change_at_end(bought(an_offer(renews=False), on=MAY), UP, today=MAY)


def test_a_subscription_keeps_its_currency():
    francs = replace(UP, price=Money(146_00, "CHF"))

    for change in (change_now, change_at_end):
        with pytest.raises(CurrenciesMixed):
            change(bought(YEAR, on=MAY), francs, today=MAY)


def test_the_next_term_is_of_the_offer_that_was_chosen():
    chosen = change_at_end(bought(YEAR, on=MAY), UP, today=LATER)

    again = renew(chosen, today=date(2027, 4, 1))
    assert (again.sold, again.renews_as) == (UP, None)
    assert (again.terms[1].price, again.terms[1].formats) == (euros(146_00), BOTH)
    assert change_at_end(chosen, YEAR, today=LATER).renews_as is None


def test_a_renewal_that_was_ordered_is_ordered_anew_for_the_same_day():
    ordered = renew(bought(an_offer(months=1), on=MAY), today=MAY)
    changed = change_at_end(ordered, UP, today=date(2026, 6, 10))

    assert changed.terms[1].ending is Ending.VOID
    assert (changed.terms[2].starts, changed.terms[2].price) == (date(2026, 6, 1), euros(146_00))
    assert reads(changed, date(2026, 6, 14)) == {"digital"}
    assert reads(changed, date(2026, 6, 15)) == set()


def test_a_free_offer_at_the_end_begins_when_a_paid_one_would():
    ordered = renew(bought(an_offer(months=1), on=MAY), today=MAY)
    free = an_offer(months=1, price=0)

    in_time = change_at_end(ordered, free, today=date(2026, 6, 10))
    late = change_at_end(ordered, free, today=date(2026, 6, 20))

    assert in_time.terms[2].starts == date(2026, 6, 1)
    assert late.terms[2].starts == date(2026, 6, 20)


def test_a_change_at_the_end_takes_the_place_of_a_change_at_once():
    ordered = change_now(bought(YEAR, on=MAY), UP, today=LATER)
    chosen = change_at_end(ordered, DOWN, today=LATER)

    assert chosen.terms[1].ending is Ending.VOID
    assert (chosen.renews_as, len(chosen.terms)) == (DOWN, 2)


def test_what_is_given_comes_behind_what_is_paid_and_costs_nothing():
    given = give(
        bought(YEAR, on=MAY), Length(Unit.MONTHS, 2), formats=BOTH, today=LATER, by="the desk"
    )

    assert (given.terms[1].starts, given.terms[1].ends) == (date(2027, 5, 1), date(2027, 7, 1))
    assert (given.terms[1].price, given.terms[1].given_by) == (euros(0), "the desk")


def test_what_is_given_when_all_is_over_begins_today():
    given = give(
        bought(YEAR, on=MAY),
        Length(Unit.ISSUES, 3),
        formats=DIGITAL,
        today=date(2027, 6, 9),
        by="D",
    )

    assert (given.terms[1].starts, given.anchor) == (date(2027, 6, 9), 9)


def test_somebody_gives_it_in_a_format_and_nothing_waits():
    year, month = bought(YEAR, on=MAY), Length(Unit.MONTHS)
    article = an_article().length
    nothing = replace(year, terms=(), payments=())

    with pytest.raises(NotPossible):
        give(year, month, formats=DIGITAL, today=MAY, by="")
    with pytest.raises(OfferSenseless):
        give(year, month, formats=frozenset(), today=MAY, by="D")
    with pytest.raises(NotPossible):
        give(order(YEAR, today=MAY), month, formats=DIGITAL, today=MAY, by="D")
    with pytest.raises(NotPossible):
        give(year, article, formats=DIGITAL, today=MAY, by="D")
    alone = give(nothing, article, formats=DIGITAL, today=MAY, by="D")
    assert reads(alone, date(2099, 1, 1)) == {"digital"}
    with pytest.raises(NotPossible):
        give(alone, month, formats=DIGITAL, today=MAY, by="D")
