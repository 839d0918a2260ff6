"""The laws of subscribing, told of a subscription as it stands; none is computed as the code does.

`check` is called by the state machines after each step and by the simulated years after each day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import zip_longest

from octavo.core.terms import (
    Ending,
    Held,
    Served,
    Subscription,
    Term,
    Unit,
    balance,
    held,
    months_after,
)

COUNTED = (Unit.MONTHS, Unit.ISSUES)
GIVEN_BACK = (Ending.REFUNDED, Ending.WITHDRAWN)


def check(subscription: Subscription, *, today: date, since: Subscription | None = None) -> None:
    """Every law that can be seen on one subscription on one day.

    `since` is the same subscription when it was checked before: laws that hang on nothing that
    changed since, and not on the day, are not asked again.
    """
    paused = days_paused(subscription)
    money_is_kept_together(subscription, paused, today=today)
    issues_are_debited_once(subscription, known=() if since is None else since.served)
    read_today(subscription, paused, today=today)
    if since is not None and _is_same(since, subscription):
        return
    no_term_spends_more_than_came(subscription)
    standing = standing_terms(subscription)
    terms_stand_in_line(subscription, standing)
    if not paused:
        the_day_of_the_month_comes_back(standing)
    for term in _changed(since, subscription):
        paid_time_is_given(term, paused)
        what_is_held_was_paid(subscription, term, paused)
    nothing_follows_a_cancellation(subscription, standing)


def _is_same(before: Subscription, after: Subscription) -> bool:
    """Whether nothing but issues served was added."""
    return (
        before.terms == after.terms
        and before.pauses == after.pauses
        and before.cancellation == after.cancellation
        and len(before.payments) == len(after.payments)
        and len(before.refunds) == len(after.refunds)
    )


def _changed(before: Subscription | None, after: Subscription) -> Iterable[Term]:
    """The terms that are not as they were; all of them, if pauses are others."""
    if before is None or before.pauses != after.pauses:
        return after.terms
    return [new for old, new in zip_longest(before.terms, after.terms) if new != old]


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


def money_is_kept_together(subscription: Subscription, paused: set[int], *, today: date) -> None:
    """Paid = refunded + earned + owed, and each is nothing or more."""
    found = balance(subscription, today=today)
    paid = sum([one.amount.amount for one in subscription.payments])
    refunded = sum([one.amount.amount for one in subscription.refunds])
    owed = sum(
        [
            _owed(subscription, term, paused, today)
            for term in subscription.terms
            if term.paid_on is not None
            and term.ending is None
            and (term.ends is None or today < term.ends)
        ]
    )
    assert found.paid.amount == paid
    assert found.refunded.amount == refunded
    assert found.owed.amount == owed, f"owed are {owed}, not {found.owed.amount}"
    assert owed >= 0
    assert found.earned.amount >= 0
    assert paid == refunded + found.earned.amount + owed, "money was lost or made"


def no_term_spends_more_than_came(subscription: Subscription) -> None:
    """In each term, too, nothing is below nothing; what one hands on, another takes."""
    carried = 0
    for term in subscription.terms:
        settled = term.paid_on is not None
        assert funds(subscription, term) >= 0, f"term {term.number} has spent more than came"
        assert term.carried_in >= 0, "less than nothing was carried"
        assert settled or not any(one.term == term.number for one in subscription.payments)
        carried += (term.carried_in if settled else 0) - term.carried_out
    assert carried == 0, "what was carried into terms is not what was carried out"
    assert all(one.amount.amount > 0 for one in subscription.refunds), "a refund of nothing"
    for term in subscription.terms:
        back = subscription.refunded(term.number)
        assert back <= subscription.paid(term.number), "more was given back than came for a term"


def funds(subscription: Subscription, term: Term) -> int:
    """What came for a term, less what went away again."""
    came = [one.amount.amount for one in subscription.payments if one.term == term.number]
    went = [one.amount.amount for one in subscription.refunds if one.term == term.number]
    brought = term.carried_in if term.paid_on is not None else 0
    return sum(came) - sum(went) + brought - term.carried_out


def _owed(subscription: Subscription, term: Term, paused: set[int], today: date) -> int:
    """What is still to be served for the funds of a term: by the issue, or by the day."""
    whole = funds(subscription, term)
    if not whole or term.length.unit not in COUNTED:
        return 0
    if term.length.unit is Unit.ISSUES:
        served = sum([one.weight for one in subscription.served if one.term == term.number])
        left, of = max(0, term.length.count - served), term.length.count
    elif term.starts is None or term.ends is None or today <= term.starts:
        return whole
    else:
        left, of = open_days(today, term.ends, paused), open_days(term.starts, term.ends, paused)
    return -(-whole * left // of)  # rounded up: the magazine has earned a cent when it has


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


def paid_time_is_given(term: Term, paused: set[int]) -> None:
    """So many months give so many months of days, pauses not counted, and not many more."""
    if term.length.unit is not Unit.MONTHS or term.is_trial:
        return
    assert (term.starts is None) == (term.ends is None), "a term of months without an end"
    if term.starts is None or term.ends is None or not term.stands:
        return
    bought = months_after(term.starts, term.length.count).toordinal() - term.starts.toordinal()
    given = open_days(term.starts, term.ends, paused)
    assert given >= bought, f"{bought} days were bought, {given} are given"
    assert given <= bought + 3, f"{bought} days were bought, {given} are given"


def the_day_of_the_month_comes_back(standing: Iterable[Term]) -> None:
    """Terms of months, one behind the other, end as one long term would: 31 Jan, 28 Feb, 31 Mar."""
    begun, months, until = None, 0, None
    for term in standing:
        if term.is_trial or term.length.unit is not Unit.MONTHS or term.starts is None:
            begun = None
            continue
        if begun is None or term.starts != until:
            begun, months = term.starts, 0
        months, until = months + term.length.count, term.ends
        assert until is not None
        assert until >= months_after(begun, months), "the day of the month did not come back"


# --- issues --------------------------------------------------------------------------------------


def issues_are_debited_once(subscription: Subscription, known: tuple[Served, ...] = ()) -> None:
    """Each issue once, to a paid term that ran that day, and no term beyond its count.

    A double issue at the end may weigh more than what is left: that is given.
    """
    assert subscription.served[: len(known)] == known, "an issue that was served is forgotten"
    if len(subscription.served) == len(known):
        return
    numbers = [one.issue for one in subscription.served]
    for at, one in enumerate(subscription.served[len(known) :], len(known)):
        assert numbers.index(one.issue) == at, "an issue was debited twice"
        term = subscription.terms[one.term - 1]
        assert term.paid_on is not None, "an issue was served to somebody who had not paid"
        assert term.starts is not None, "an issue was served before the term began"
        assert term.starts <= one.on, "an issue was served before the term began"
        assert term.ends is None or one.on < term.ends, "an issue was served after the term"
        if term.length.unit is Unit.ISSUES:
            before = [two.weight for two in subscription.served[:at] if two.term == one.term]
            assert sum(before) < term.length.count, "more was debited than was bought"


def issues_are_read_to_the_last(subscription: Subscription, term: Term) -> None:
    """A term of issues ends after its last, and not before it has had all."""
    served = [one for one in subscription.served if one.term == term.number]
    assert sum(one.weight for one in served) >= term.length.count, "it ended with issues to come"
    assert term.ends is not None
    assert served[-1].on < term.ends, "it ended before its last issue could be read"


# --- rights --------------------------------------------------------------------------------------


def what_is_held_was_paid(subscription: Subscription, term: Term, paused: set[int]) -> None:
    """Each paid day is held, none in a pause, none after a refund, and no copy before payment."""
    spans = held([term], subscription.pauses)
    if term.paid_on is None:
        _only_on_trust(term, spans)
    if term.ending is not None:
        assert term.ended_on is not None, "a term that ended does not say when"
        for span in spans:
            assert span.until is not None, "a right outlasts the term that ended"
            assert span.until <= term.ended_on, "a right outlasts the term that ended"
    assert all(span.formats <= term.formats for span in spans), "a format that was not bought"
    if term.paid_on is None or term.ending is not None:
        return
    if term.starts is not None:
        _is_read(subscription, term, paused, on=term.starts)
    if term.ends is not None:
        _is_read(subscription, term, paused, on=term.ends - timedelta(days=1))
        _is_read(subscription, term, paused, on=term.ends)
        if term.length.unit is Unit.ISSUES:
            issues_are_read_to_the_last(subscription, term)


def read_today(subscription: Subscription, paused: set[int], *, today: date) -> None:
    """Who has paid for today reads today."""
    for term in reversed(subscription.terms):
        if term.paid_on is not None and term.ending is None:
            _is_read(subscription, term, paused, on=today)
            if term.starts is not None and term.starts <= today:
                return


def _is_read(subscription: Subscription, term: Term, paused: set[int], *, on: date) -> None:
    runs = term.starts is not None and term.starts <= on and (term.ends is None or on < term.ends)
    may = runs and (on.toordinal() not in paused or term.length.is_lasting)
    reads = [
        span
        for span in held([term], subscription.pauses)
        if span.since <= on and (span.until is None or on < span.until)
    ]
    assert bool(reads) == may, f"on {on} a paid term is read: {bool(reads)}"
    assert all(span.formats == term.formats for span in reads), "less than was paid for"


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
    """Nothing waits for a payment, nothing is ordered later, and nothing follows a refund."""
    found = subscription.cancellation
    if found is None:
        assert not any(term.ending in GIVEN_BACK for term in subscription.terms)
        return
    for term in subscription.terms:
        assert not term.is_open, "a payment is asked for after the cancellation"
        if term.ordered_on > found.asked_on:
            assert term.given_by, "something was ordered after the cancellation"
    if any(term.ending is Ending.WITHDRAWN for term in subscription.terms):
        assert subscription.paid() == subscription.refunded(), "not every payment was given back"
    ended = [term for term in subscription.terms if term.ending in GIVEN_BACK]
    if ended:
        nothing_paid_goes_on_behind(ended, standing)
    elif standing and not any(term.ordered_on >= found.asked_on for term in standing):
        assert found.effective_on == standing[-1].ends or (
            found.effective_on == found.asked_on
            and standing[-1].ends is not None
            and standing[-1].ends <= found.asked_on
        ), "it stops on another day than what was paid ends"


def nothing_paid_goes_on_behind(ended: Iterable[Term], standing: Iterable[Term]) -> None:
    """What was given back was the last: only what was given later follows it."""
    for term in standing:
        for back in ended:
            is_before = term.starts is not None and (
                back.starts is None or term.starts <= back.starts
            )
            given_later = term.given_by and back.ended_on and back.ended_on <= term.ordered_on
            assert is_before or given_later, "a paid term goes on behind one that was given back"
