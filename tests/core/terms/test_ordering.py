"""Ordering and paying: when a term begins, and who is trusted until then."""

from datetime import date, timedelta

import pytest
from tests.core.terms.offers import (
    BOTH,
    DIGITAL,
    PRINT,
    an_article,
    an_offer,
    bought,
    euros,
    issue,
)

from octavo.core.terms import (
    CurrenciesMixed,
    Ending,
    Money,
    NotPossible,
    OfferSenseless,
    PaymentMismatched,
    held,
    lapse_unpaid,
    last_day_of_guarantee,
    last_day_of_withdrawal,
    order,
    pay,
)

MAY = date(2026, 5, 1)


def reads(subscription, on):
    """In which formats, by any of its terms."""
    return {
        one
        for span in held(subscription.terms, subscription.pauses)
        if span.since <= on and (span.until is None or on < span.until)
        for one in span.formats
    }


def test_who_orders_by_invoice_reads_at_once_and_gets_no_copy_before_payment():
    ordered = order(an_offer(formats=BOTH), today=MAY)

    assert reads(ordered, MAY) == {"digital"}
    assert reads(pay(ordered, euros(120_00), today=MAY), MAY) == {"digital", "print"}


def test_trust_ends_after_fourteen_days_or_as_many_as_the_magazine_says():
    ordered = order(an_offer(), today=MAY)
    trusted_less = order(an_offer(), today=MAY, trust_days=3)

    assert reads(ordered, date(2026, 5, 14)) == {"digital"}
    assert reads(ordered, date(2026, 5, 15)) == set()
    assert reads(trusted_less, date(2026, 5, 4)) == set()


def test_who_has_ordered_print_alone_reads_nothing_on_trust():
    assert reads(order(an_offer(formats=PRINT), today=MAY), MAY) == set()


def test_who_pays_while_trusted_has_the_term_from_the_day_of_the_order():
    paid = pay(order(an_offer(), today=MAY), euros(120_00), today=date(2026, 5, 14))

    assert (paid.terms[0].starts, paid.terms[0].ends) == (MAY, date(2027, 5, 1))


def test_who_pays_later_has_it_from_the_day_of_the_payment_on():
    paid = pay(order(an_offer(), today=MAY), euros(120_00), today=date(2026, 5, 15))

    assert (paid.terms[0].starts, paid.terms[0].ends) == (date(2026, 5, 15), date(2027, 5, 15))
    assert paid.anchor == 15


def test_issues_that_came_out_on_trust_count_once_they_are_paid():
    out = [issue(8, date(2026, 5, 10)), issue(7, date(2026, 5, 3)), issue(6, date(2026, 4, 20))]

    in_time = pay(order(an_offer(issues=24), today=MAY), euros(120_00), today=MAY, out=out)
    late = pay(
        order(an_offer(issues=24), today=MAY), euros(120_00), today=date(2026, 5, 20), out=out
    )

    assert [one.issue for one in in_time.served] == [7, 8]
    assert late.served == ()


def test_a_trial_goes_before_the_first_term_and_costs_nothing():
    ordered = order(an_offer(trial=30), today=MAY)
    trial, first = ordered.terms

    assert (trial.starts, trial.ends, trial.is_trial) == (MAY, date(2026, 5, 31), True)
    assert (first.starts, first.due) == (date(2026, 5, 31), euros(120_00))
    assert reads(ordered, date(2026, 5, 30)) == {"digital", "print"}
    assert reads(ordered, date(2026, 5, 31)) == {"digital"}
    paid = pay(ordered, euros(120_00), today=date(2026, 5, 2))
    assert paid.terms[1].starts == date(2026, 5, 31)


def test_the_first_term_costs_the_introductory_price_or_that_of_a_promotion():
    offer = an_offer(intro=60_00)

    assert order(offer, today=MAY).terms[0].price == euros(60_00)
    assert order(offer, today=MAY, price=euros(10_00)).terms[0].price == euros(10_00)


def test_what_costs_nothing_is_settled_at_once():
    ordered = order(an_offer(price=0), today=MAY)

    assert ordered.unpaid() is None
    assert reads(ordered, MAY) == {"digital", "print"}
    assert last_day_of_guarantee(ordered) is None


@pytest.mark.parametrize("price", [-1, 120_01])
def test_no_promotion_makes_a_first_term_dearer_or_pays_its_reader(price):
    with pytest.raises(OfferSenseless):
        order(an_offer(), today=MAY, price=euros(price))


def test_a_promotion_is_in_the_currency_of_the_offer():
    with pytest.raises(CurrenciesMixed):
        order(an_offer(), today=MAY, price=Money(10_00, "CHF"))


@pytest.mark.parametrize("days", [-1, 91, "14", 14.0, None, True])
def test_nobody_is_trusted_for_a_senseless_time(days):
    with pytest.raises(NotPossible):
        order(an_offer(), today=MAY, trust_days=days)


@pytest.mark.parametrize(
    "amount", [euros(119_99), euros(120_01), euros(0), Money(120_00, "CHF"), 120_00, None]
)
def test_only_the_sum_that_is_due_pays_a_term(amount):
    with pytest.raises(PaymentMismatched):
        pay(order(an_offer(), today=MAY), amount, today=MAY)


def test_what_is_paid_is_not_paid_again():
    with pytest.raises(NotPossible):
        pay(bought(an_offer(), on=MAY), euros(120_00), today=MAY)


def test_an_order_that_nobody_pays_lapses_on_the_thirtieth_day():
    ordered = order(an_offer(), today=MAY)

    assert lapse_unpaid(ordered, today=date(2026, 5, 30)) == ordered
    lapsed = lapse_unpaid(ordered, today=date(2026, 5, 31))
    assert (lapsed.terms[0].ending, lapsed.terms[0].ended_on) == (
        Ending.LAPSED,
        date(2026, 5, 31),
    )
    assert lapse_unpaid(lapsed, today=date(2026, 6, 30)) == lapsed


def test_an_order_after_a_trial_lapses_thirty_days_after_the_trial():
    ordered = order(an_offer(trial=30), today=MAY)

    assert lapse_unpaid(ordered, today=date(2026, 6, 29)).unpaid() is not None
    assert lapse_unpaid(ordered, today=date(2026, 6, 30)).unpaid() is None


def test_one_article_is_read_for_ever():
    paid = bought(an_article(), on=MAY)

    assert reads(paid, date(2099, 1, 1)) == {"digital"}
    [span] = held(paid.terms, paid.pauses)
    assert (span.named, span.until) == ("the-lost-river", None)


def test_withdrawal_is_possible_to_the_fourteenth_day_after_the_order():
    assert last_day_of_withdrawal(order(an_offer(), today=MAY)) == MAY + timedelta(days=14)


def test_formats_are_what_was_bought():
    assert reads(bought(an_offer(formats=DIGITAL), on=MAY), MAY) == {"digital"}
    assert reads(bought(an_offer(formats=PRINT), on=MAY), MAY) == {"print"}
