"""Money of one term goes back: with the term at its end, or as goodwill; and a payment given up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.terms import laws
from tests.core.terms.offers import (
    STARTS,
    an_article,
    an_offer,
    bought,
    euros,
    issue,
    offers,
)
from tests.core.terms.test_ordering import reads

from octavo.core.terms import (
    Cancellation,
    CurrenciesMixed,
    Ending,
    Money,
    MoreThanIsLeft,
    NothingToUndo,
    NotPossible,
    balance,
    change_now,
    give_goodwill,
    is_renewal_due,
    left_of,
    order,
    pay,
    refund_and_end,
    renew,
    serve,
    undo_cancellation,
    unserved_of,
    write_off,
)

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
NEXT_MAY = date(2027, 5, 1)


def two_years():
    """One that runs, and the next, which is paid in advance."""
    return pay(renew(bought(an_offer(), on=MAY), today=JUNE), euros(120_00), today=JUNE)


def test_the_whole_payment_goes_back_and_reading_ends_today():
    ended = refund_and_end(bought(an_offer(), on=MAY), 1, None, today=JUNE, by="desk")

    assert (ended.refunded(), ended.terms[0].ending) == (euros(120_00), Ending.REFUNDED)
    assert reads(ended, JUNE) == set()
    assert ended.cancellation == Cancellation(JUNE, JUNE, "desk", "refunded")
    assert balance(ended, today=JUNE).earned == euros(0)


def test_what_is_not_served_yet_goes_back_and_the_rest_is_earned():
    year = bought(an_offer(price=73_00), on=MAY)
    unserved = unserved_of(year, 1, today=date(2026, 7, 10))
    assert unserved == euros(59_00)

    ended = refund_and_end(year, 1, unserved, today=date(2026, 7, 10), by="desk")

    found = balance(ended, today=date(2026, 7, 10))
    assert (found.refunded, found.earned, found.owed) == (euros(59_00), euros(14_00), euros(0))


def test_issues_that_are_not_out_yet_are_unserved():
    three = serve(bought(an_offer(issues=3, price=9_00), on=MAY), issue(1, MAY))

    assert unserved_of(three, 1, today=MAY) == euros(6_00)


def test_of_what_is_over_or_lasts_for_ever_nothing_is_unserved_and_all_can_be_given_back():
    year, article = bought(an_offer(), on=MAY), bought(an_article(), on=MAY)

    assert unserved_of(year, 1, today=NEXT_MAY) == euros(0)
    assert unserved_of(article, 1, today=MAY) == euros(0)
    assert reads(refund_and_end(article, 1, euros(3_00), today=JUNE, by="desk"), JUNE) == set()
    assert left_of(year, 1) == euros(120_00)


def test_what_was_paid_for_later_terms_goes_back_whole():
    ended = refund_and_end(two_years(), 1, euros(50_00), today=JUNE, by="desk")

    assert [one.amount for one in ended.refunds] == [euros(50_00), euros(120_00)]
    assert [term.ending for term in ended.terms] == [Ending.REFUNDED, Ending.REFUNDED]


def test_a_term_that_is_to_come_goes_back_and_the_one_that_runs_is_served_to_its_end():
    left = refund_and_end(two_years(), 2, euros(120_00), today=JUNE, by="desk")

    assert [term.ending for term in left.terms] == [None, Ending.REFUNDED]
    assert left.cancellation == Cancellation(JUNE, NEXT_MAY, "desk", "refunded")
    assert reads(left, JUNE) == {"digital", "print"}
    with pytest.raises(NothingToUndo):
        undo_cancellation(left, today=JUNE)


def test_an_order_that_waits_is_void_once_the_term_before_it_goes_back():
    ordered = renew(bought(an_offer(), on=MAY), today=JUNE)

    ended = refund_and_end(ordered, 1, euros(1), today=JUNE, by="desk")

    assert [term.ending for term in ended.terms] == [Ending.REFUNDED, Ending.VOID]


def test_goodwill_leaves_everything_as_it_was_but_the_money():
    year = bought(an_offer(), on=MAY)

    thanked = give_goodwill(year, 1, euros(20_00), today=JUNE)

    assert (thanked.terms, thanked.cancellation) == (year.terms, None)
    assert thanked.refunded() == euros(20_00)
    assert left_of(thanked, 1) == euros(100_00)
    assert give_goodwill(thanked, 1, euros(100_00), today=NEXT_MAY).refunded() == euros(120_00)


@pytest.mark.parametrize("amount", [0, -1, 120_01])
def test_neither_nothing_nor_more_than_is_left_goes_back(amount):
    year = bought(an_offer(), on=MAY)

    with pytest.raises(MoreThanIsLeft) as goodwill:
        give_goodwill(year, 1, euros(amount), today=JUNE)
    with pytest.raises(MoreThanIsLeft, match="120"):
        refund_and_end(year, 1, euros(amount), today=JUNE, by="desk")
    assert goodwill.value.left == euros(120_00)


def test_what_is_over_unpaid_unknown_or_in_another_currency_is_refused():
    year = bought(an_offer(), on=MAY)
    one = euros(1)

    for of, number, day in [(year, 1, NEXT_MAY), (order(an_offer(), today=MAY), 1, MAY)]:
        with pytest.raises(NotPossible):
            refund_and_end(of, number, one, today=day, by="desk")
    for number in (0, 2):
        with pytest.raises(NotPossible):
            give_goodwill(year, number, one, today=MAY)
    with pytest.raises(CurrenciesMixed):
        give_goodwill(year, 1, Money(1, "USD"), today=MAY)


def test_money_that_was_credited_goes_back_to_the_term_that_was_paid():
    year = bought(an_offer(price=120_00), on=MAY)
    changed = change_now(year, an_offer(months=12, price=100_00), today=MAY)
    assert left_of(changed, 2) == euros(100_00)

    ended = refund_and_end(changed, 2, euros(100_00), today=JUNE, by="desk")

    assert [(one.term, one.amount) for one in ended.refunds] == [
        (1, euros(20_00)),
        (1, euros(100_00)),
    ]
    laws.check(ended, today=JUNE)


def test_what_a_change_that_waits_was_promised_is_not_given_away():
    year = bought(an_offer(price=120_00), on=MAY)
    waiting = change_now(year, an_offer(issues=24, price=200_00), today=MAY)

    assert left_of(waiting, 1) == euros(0)
    paid = pay(waiting, euros(80_00), today=MAY)
    assert left_of(paid, 2) == euros(200_00)


def test_a_payment_is_given_up_once_the_term_has_begun():
    late = renew(bought(an_offer(), on=MAY), today=date(2027, 4, 15))
    with pytest.raises(NotPossible):
        write_off(late, today=date(2027, 4, 30))

    given_up = write_off(late, today=NEXT_MAY)

    assert given_up.terms[1].ending is Ending.LAPSED
    assert not is_renewal_due(given_up, today=NEXT_MAY)
    assert renew(given_up, today=NEXT_MAY).terms[-1].trust_days == 0
    with pytest.raises(NotPossible):
        write_off(given_up, today=NEXT_MAY)


def test_a_change_that_nobody_pays_is_given_up_and_the_old_term_goes_on():
    waiting = change_now(bought(an_offer(), on=MAY), an_offer(price=200_00), today=MAY)

    given_up = write_off(waiting, today=MAY)

    assert given_up.current(JUNE) == waiting.terms[0]
    assert given_up.renews_as is None


@given(offer=offers(), today=STARTS, days=st.integers(0, 700), share=st.integers(1, 100))
def test_what_is_given_back_earned_and_owed_is_what_was_paid(offer, today, days, share):
    """Of any term, on any day, any part; and of each nothing twice."""
    held = bought(offer, on=today)
    number, on = held.terms[-1].number, today + timedelta(days=days)
    some = left_of(held, number).part(share, 100)
    if not some:
        return
    kept = give_goodwill(held, number, some, today=on)
    laws.check(kept, today=on)
    rest = left_of(kept, number)
    assert rest + some == held.paid()
    if rest and (kept.terms[-1].ends is None or on < kept.terms[-1].ends):
        ended = refund_and_end(kept, number, rest, today=on, by="desk")
        laws.check(ended, today=on)
        assert ended.paid() == ended.refunded()
