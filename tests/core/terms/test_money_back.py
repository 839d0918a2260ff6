"""Cancelling, the guarantee and withdrawal: leaving is as easy as coming, and kept to the day."""

from datetime import date

import pytest
from tests.core.terms.offers import DIGITAL, an_article, an_offer, bought, euros, issue
from tests.core.terms.test_ordering import reads

from octavo.core.terms import (
    AlreadyCancelled,
    Cancellation,
    Ending,
    GuaranteeExpired,
    GuaranteeUsed,
    Length,
    NothingToUndo,
    NotPossible,
    Unit,
    WithdrawalExpired,
    ask_guarantee,
    balance,
    cancel,
    change_at_end,
    change_now,
    give,
    last_day_of_guarantee,
    order,
    pause,
    pay,
    renew,
    serve,
    undo_cancellation,
    withdraw,
)

MAY = date(2026, 5, 1)
DAY_60, DAY_61 = date(2026, 6, 30), date(2026, 7, 1)


def test_what_was_paid_is_served_to_its_end_after_cancelling():
    year = cancel(bought(an_offer(), on=MAY), today=date(2026, 6, 1), by="reader", reason="moved")

    assert year.cancellation == Cancellation(date(2026, 6, 1), date(2027, 5, 1), "reader", "moved")
    assert reads(year, date(2027, 4, 30)) == {"digital", "print"}
    assert reads(year, date(2027, 5, 1)) == set()


def test_a_term_of_issues_is_served_to_its_last_whenever_that_is():
    two = cancel(bought(an_offer(issues=2), on=MAY), today=MAY, by="reader")
    for number, on in enumerate([date(2026, 5, 8), date(2026, 5, 15), date(2026, 5, 22)], 1):
        two = serve(two, issue(number, on))

    assert [one.issue for one in two.served] == [1, 2]
    assert two.cancellation is not None
    assert two.cancellation.effective_on == date(2026, 5, 22)


def test_a_renewal_that_was_ordered_is_void_once_it_is_cancelled():
    ordered = renew(bought(an_offer(), on=MAY), today=date(2027, 4, 1))
    cancelled = cancel(ordered, today=date(2027, 4, 2), by="reader")

    assert cancelled.terms[1].ending is Ending.VOID
    assert cancelled.unpaid() is None


def test_an_order_that_is_cancelled_before_payment_ends_at_once():
    for offer in (an_offer(), an_article()):
        cancelled = cancel(order(offer, today=MAY), today=MAY, by="reader")

        assert cancelled.cancellation == Cancellation(MAY, MAY, "reader")
        assert reads(cancelled, MAY) == set()


def test_undoing_restores_what_was():
    year = change_at_end(bought(an_offer(), on=MAY), an_offer(months=6), today=MAY)
    cancelled = cancel(year, today=date(2026, 6, 1), by="reader")

    assert undo_cancellation(cancelled, today=date(2027, 4, 30)) == year


def test_what_has_ended_is_neither_cancelled_nor_undone():
    year = bought(an_offer(), on=MAY)
    cancelled = cancel(year, today=MAY, by="reader")

    with pytest.raises(NotPossible):
        cancel(year, today=date(2027, 5, 1), by="reader")
    with pytest.raises(NothingToUndo):
        undo_cancellation(cancelled, today=date(2027, 5, 1))
    with pytest.raises(NothingToUndo):
        undo_cancellation(year, today=MAY)
    with pytest.raises(AlreadyCancelled):
        cancel(cancelled, today=MAY, by="reader")
    with pytest.raises(NotPossible):
        cancel(bought(an_article(), on=MAY), today=MAY, by="reader")


def test_a_pause_moves_the_day_on_which_it_stops():
    cancelled = cancel(bought(an_offer(), on=MAY), today=MAY, by="reader")
    paused = pause(cancelled, begins=date(2026, 6, 1), ends=date(2026, 6, 11), today=MAY)

    assert paused.cancellation is not None
    assert paused.cancellation.effective_on == date(2027, 5, 11)


def test_the_guarantee_is_granted_on_day_60_and_refused_on_day_61_with_the_date():
    year = bought(an_offer(), on=MAY)

    given_back = ask_guarantee(year, today=DAY_60, by="reader")
    assert (given_back.refunded(), given_back.terms[0].ending) == (euros(120_00), Ending.REFUNDED)
    assert reads(given_back, DAY_60) == set()
    with pytest.raises(GuaranteeExpired, match="2026-06-30") as refusal:
        ask_guarantee(year, today=DAY_61, by="reader")
    assert refusal.value.last_day == DAY_60


def test_the_guarantee_counts_from_the_first_payment_not_from_the_order():
    paid_late = bought(an_offer(), on=MAY, paid_on=date(2026, 5, 20))

    assert last_day_of_guarantee(paid_late) == date(2026, 7, 19)


def test_the_guarantee_gives_back_a_renewal_that_began_meanwhile():
    month = bought(an_offer(months=1, price=10_00), on=MAY)
    both = pay(renew(month, today=date(2026, 5, 20)), euros(10_00), today=date(2026, 6, 2))
    ordered = renew(both, today=date(2026, 6, 20))

    given_back = ask_guarantee(ordered, today=DAY_60, by="reader")

    assert [one.amount for one in given_back.refunds] == [euros(10_00), euros(10_00)]
    assert [term.ending for term in given_back.terms] == [
        Ending.REFUNDED,
        Ending.REFUNDED,
        Ending.VOID,
    ]
    assert given_back.cancellation == Cancellation(DAY_60, DAY_60, "reader", "refunded")
    money = balance(given_back, today=DAY_60)
    assert (money.earned, money.owed) == (euros(0), euros(0))


def test_the_guarantee_after_a_change_gives_back_exactly_what_was_paid():
    year = bought(an_offer(price=120_00), on=MAY)
    up = change_now(year, an_offer(issues=24, price=200_00), today=date(2026, 5, 10))
    up = pay(up, up.unpaid().due, today=date(2026, 5, 12))
    down = change_now(up, an_offer(months=1, price=5_00), today=date(2026, 5, 20))

    given_back = ask_guarantee(down, today=DAY_60, by="reader")

    assert all(one.amount.amount > 0 for one in given_back.refunds)
    assert given_back.refunded() == given_back.paid() == up.paid()


def test_the_guarantee_moves_the_end_of_what_was_cancelled_to_today():
    cancelled = cancel(bought(an_offer(), on=MAY), today=date(2026, 5, 2), by="reader")
    given_back = ask_guarantee(cancelled, today=date(2026, 5, 9), by="desk")

    assert given_back.cancellation == Cancellation(date(2026, 5, 2), date(2026, 5, 9), "reader")
    with pytest.raises(NothingToUndo):
        undo_cancellation(given_back, today=date(2026, 5, 9))


def test_money_is_given_back_once_and_only_what_was_paid():
    year = bought(an_offer(), on=MAY)

    with pytest.raises(GuaranteeUsed):
        ask_guarantee(year, today=MAY, by="reader", was_used=True)
    with pytest.raises(NotPossible):
        ask_guarantee(ask_guarantee(year, today=MAY, by="reader"), today=MAY, by="reader")
    with pytest.raises(NotPossible):
        ask_guarantee(order(an_offer(), today=MAY), today=MAY, by="reader")


def test_a_gift_after_the_money_was_given_back_does_not_bring_the_subscription_back():
    ended = ask_guarantee(bought(an_offer(), on=MAY), today=MAY, by="reader")
    given = give(ended, Length(Unit.MONTHS), formats=DIGITAL, today=MAY, by="the desk")

    assert reads(given, MAY) == {"digital"}
    with pytest.raises(NothingToUndo):
        undo_cancellation(given, today=MAY)


def test_withdrawal_gives_all_back_until_the_fourteenth_day_and_names_it_after():
    year = bought(an_offer(), on=MAY)

    withdrawn = withdraw(year, today=date(2026, 5, 15), by="reader")
    assert (withdrawn.refunded(), withdrawn.terms[0].ending) == (euros(120_00), Ending.WITHDRAWN)
    with pytest.raises(WithdrawalExpired, match="2026-05-15"):
        withdraw(year, today=date(2026, 5, 16), by="reader")
    with pytest.raises(NotPossible):
        withdraw(withdrawn, today=date(2026, 5, 15), by="reader")


def test_an_order_is_withdrawn_from_before_it_is_paid():
    withdrawn = withdraw(order(an_offer(), today=MAY), today=MAY, by="reader")

    assert (withdrawn.terms[0].ending, withdrawn.refunds) == (Ending.VOID, ())


def test_an_expired_promise_that_never_had_a_day_says_so():
    assert str(GuaranteeExpired(None)) == "There was no such day."
