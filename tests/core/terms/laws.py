"""The laws of subscribing, told of a subscription as it stands; none is computed as the code does.

`check` is called by the state machines after each step and by the simulated years after each day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from octavo.core.terms import Ending, Held, Subscription, Term, Unit, balance, held, months_after

COUNTED = (Unit.MONTHS, Unit.ISSUES)
GIVEN_BACK = (Ending.REFUNDED, Ending.WITHDRAWN)


def check(subscription: Subscription, *, today: date) -> None:
    """Every law that can be seen on one subscription on one day."""
    paused = days_paused(subscription)
    money_is_kept_together(subscription, paused, today=today)
    standing = standing_terms(subscription)
    terms_stand_in_line(subscription, standing)
    paid_time_is_given(standing, paused)
    issues_are_debited_once(subscription, paused)
    what_is_held_was_paid(subscription, standing, paused, today=today)
    nothing_follows_a_cancellation(subscription, standing)


def days_paused(subscription: Subscription) -> set[int]:
    """Each day of each pause, by its number in the calendar."""
    return {
        day
        for one in subscription.pauses
        for day in range(one.begins.toordinal(), one.ends.toordinal())
    }


def open_days(starts: date, ends: date, paused: set[int]) -> int:
    """The days between that are in no pause, counted one by one."""
    if not paused:
        return max(0, ends.toordinal() - starts.toordinal())
    return len(set(range(starts.toordinal(), ends.toordinal())) - paused)


def standing_terms(subscription: Subscription) -> list[Term]:
    """What was paid or given and goes on, or went on to its end, in order of time."""
    standing = [
        term for term in subscription.terms if term.paid_on is not None and term.ending is None
    ]
    return sorted(standing, key=lambda term: (term.starts or date.max, term.number))


# --- money ---------------------------------------------------------------------------------------


def money_is_kept_together(
    subscription: Subscription, paused: set[int], *, today: date
) -> None:
    """Paid = refunded + earned + owed; each is nothing or more, and so it is in each term."""
    found = balance(subscription, today=today)
    paid, given_back = [0] * (len(subscription.terms) + 1), [0] * (len(subscription.terms) + 1)
    for payment in subscription.payments:
        paid[payment.term] += payment.amount.amount
    for refund in subscription.refunds:
        assert refund.amount.amount > 0, "a refund of nothing, or of less"
        given_back[refund.term] += refund.amount.amount
    served = [0] * (len(subscription.terms) + 1)
    for one in subscription.served:
        served[one.term] += one.weight
    owed = carried = 0
    for term in subscription.terms:
        settled = term.paid_on is not None
        brought = term.carried_in if settled else 0
        funds = paid[term.number] - given_back[term.number] + brought - term.carried_out
        assert funds >= 0, f"term {term.number} has spent more than came"
        assert settled or paid[term.number] == 0, "money came for a term that counts as unpaid"
        assert term.carried_in >= 0, "less than nothing was carried"
        carried += brought - term.carried_out
        owed += _owed(term, funds, served[term.number], paused, today)
    assert carried == 0, "what was carried into terms is not what was carried out"
    assert found.paid.amount == sum(paid)
    assert found.refunded.amount == sum(given_back)
    assert found.owed.amount == owed, f"owed are {owed}, not {found.owed.amount}"
    assert found.earned.amount >= 0
    assert sum(paid) == sum(given_back) + found.earned.amount + owed, "money was lost or made"


def _owed(term: Term, funds: int, served: int, paused: set[int], today: date) -> int:
    """What is still to be served of these funds: by the issue, or by the day."""
    is_over = term.ends is not None and term.ends <= today
    if not funds or term.ending is not None or is_over or term.length.unit not in COUNTED:
        return 0
    if term.length.unit is Unit.ISSUES:
        left, of = max(0, term.length.count - served), term.length.count
    elif term.starts is None or term.ends is None or today <= term.starts:
        return funds
    else:
        left, of = open_days(today, term.ends, paused), open_days(term.starts, term.ends, paused)
    return -(-funds * left // of)  # rounded up: the magazine has earned a cent when it has


# --- terms ---------------------------------------------------------------------------------------


def terms_stand_in_line(subscription: Subscription, standing: list[Term]) -> None:
    """They neither overlap nor leave a gap while paid in time; what waits has something before."""
    assert sum(term.paid_on is None and term.ending is None for term in subscription.terms) <= 1
    before: Term | None = None
    for term in standing:
        assert term.ends is None or (term.starts and term.starts < term.ends), "an empty term"
        if before is not None:
            _follows(subscription, before, term)
        elif not subscription.terms[0].length.is_lasting:
            assert term.starts is not None, "a term waits for nothing"
        before = term
    waiting = next((one for one in subscription.terms if one.is_open), None)
    if waiting is not None and waiting.replaces is None and before is not None:
        _waits(before, waiting)


def _follows(subscription: Subscription, before: Term, term: Term) -> None:
    if term.starts is None or before.ends is None:
        assert term.starts is before.ends is None, "a term begins before the one before it ends"
        return
    assert before.ends <= term.starts, "terms overlap"
    if term.replaces is not None:
        old = subscription.term(term.replaces)
        assert term.starts == old.ended_on, "the new term does not begin where the old one ended"
        return
    in_time = term.paid_on is not None and (
        term.paid_on < before.ends + timedelta(days=term.trust_days) or term.paid_on < before.ends
    )
    if term.ordered_on < before.ends and in_time:
        assert before.ends == term.starts, "a gap, though it was paid in time"


def _waits(before: Term, waiting: Term) -> None:
    if before.ends is None:
        assert waiting.starts is None, "an ordered term begins before the one before it ends"
    else:
        assert waiting.starts is not None, "an ordered term waits for nothing"
        assert before.ends <= waiting.starts, "an ordered term overlaps a paid one"
        if waiting.ordered_on < before.ends:
            assert before.ends == waiting.starts, "an ordered renewal leaves a gap"


def paid_time_is_given(standing: Iterable[Term], paused: set[int]) -> None:
    """So many months give so many months of days, pauses not counted, and not many more."""
    for term in standing:
        if term.length.unit is not Unit.MONTHS or term.is_trial:
            continue
        assert (term.starts is None) == (term.ends is None), "a term of months without an end"
        if term.starts is None or term.ends is None:
            continue
        bought = months_after(term.starts, term.length.count).toordinal() - term.starts.toordinal()
        given = open_days(term.starts, term.ends, paused)
        assert given >= bought, f"{bought} days were bought, {given} are given"
        assert given <= bought + 3, f"{bought} days were bought, {given} are given"


# --- issues --------------------------------------------------------------------------------------


def issues_are_debited_once(subscription: Subscription, paused: set[int]) -> None:
    """Each issue once, to a paid term that ran that day, and no term beyond its count.

    A double issue at the end may weigh more than what is left: that is given.
    """
    numbers = [one.issue for one in subscription.served]
    assert len(set(numbers)) == len(numbers), "an issue was debited twice"
    weights: dict[int, int] = {}
    last: dict[int, date] = {}
    for one in subscription.served:
        term = subscription.terms[one.term - 1]
        assert term.paid_on is not None, "an issue was served to somebody who had not paid"
        assert term.starts is not None, "an issue was served before the term began"
        assert term.starts <= one.on, "an issue was served before the term began"
        assert term.ends is None or one.on < term.ends, "an issue was served after the term"
        assert one.on.toordinal() not in paused, "an issue was served in a pause"
        before = weights.get(one.term, 0)
        if term.length.unit is Unit.ISSUES:
            assert before < term.length.count, "more issues were debited than were bought"
        weights[one.term] = before + one.weight
        last[one.term] = max(one.on, last.get(one.term, one.on))
    for term in subscription.terms:
        if term.length.unit is Unit.ISSUES and term.ends is not None and term.ending is None:
            assert weights.get(term.number, 0) >= term.length.count, "ended with issues to come"
            assert last[term.number] < term.ends, "ended before its last issue could be read"


# --- rights --------------------------------------------------------------------------------------


def what_is_held_was_paid(
    subscription: Subscription, standing: Iterable[Term], paused: set[int], *, today: date
) -> None:
    """Each paid day is held, none in a pause, none after a refund, and no copy before payment."""
    for term in subscription.terms:
        spans = held([term], subscription.pauses)
        if term.paid_on is None:
            _only_on_trust(term, spans)
        if term.ending is not None:
            assert term.ended_on is not None, "a term that ended does not say when"
            for span in spans:
                assert span.until is not None, "a right outlasts the term that ended"
                assert span.until <= term.ended_on, "a right outlasts the term that ended"
        assert all(span.formats <= term.formats for span in spans), "a format that was not bought"
    for term in standing:
        spans = held([term], subscription.pauses)
        first, last = term.starts, term.ends - timedelta(days=1) if term.ends else None
        for day in {first, last, today} - {None}:
            assert day is not None
            runs = first is not None and first <= day and (last is None or day <= last)
            is_open = day.toordinal() not in paused or term.length.is_lasting
            reads = any(s.since <= day and (s.until is None or day < s.until) for s in spans)
            assert reads == (runs and is_open), f"on {day} a paid term is read: {reads}"
            assert not reads or all(s.formats == term.formats for s in spans), "less than was paid"


def _only_on_trust(term: Term, spans: Iterable[Held]) -> None:
    for span in spans:
        assert span.formats == frozenset({"digital"}), "a copy before payment"
        assert term.replaces is None, "an order for another offer already gives rights"
        assert term.starts is not None
        until = term.starts + timedelta(days=term.trust_days)
        assert span.until is not None, "trusted for ever"
        assert span.until <= until, "trusted for too long"


# --- the end -------------------------------------------------------------------------------------


def nothing_follows_a_cancellation(subscription: Subscription, standing: list[Term]) -> None:
    """Nothing waits for a payment, nothing is ordered later, and the refund was whole."""
    found = subscription.cancellation
    if found is None:
        assert not any(term.ending in GIVEN_BACK for term in subscription.terms)
        return
    for term in subscription.terms:
        assert not term.is_open, "a payment is asked for after the cancellation"
        if term.ordered_on > found.asked_on:
            assert term.given_by, "something was ordered after the cancellation"
    if any(term.ending in GIVEN_BACK for term in subscription.terms):
        assert subscription.paid() == subscription.refunded(), "not every payment was given back"
        given_later = [term for term in standing if term.given_by]
        assert standing == given_later, "a paid term goes on after everything was given back"
    elif standing and not any(term.ordered_on >= found.asked_on for term in standing):
        assert found.effective_on == standing[-1].ends or (
            found.effective_on == found.asked_on
            and standing[-1].ends is not None
            and standing[-1].ends <= found.asked_on
        ), "it stops on another day than what was paid ends"
