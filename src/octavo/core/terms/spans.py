"""Where terms begin and end: months on the calendar, pauses left out, one behind the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from octavo.core.terms.days import last_of_month, months_after
from octavo.core.terms.offers import Length, Unit
from octavo.core.terms.subscription import Pause, Subscription, Term


def end_of(
    length: Length, starts: date | None, *, day: int, pauses: Iterable[Pause] = ()
) -> date | None:
    """The end of a term that begins then; None where it is not known, or there is none.

    `day` is the day of the month to end on, the subscription's anchor, where the term begins on it
    or, in a short month, on the last day instead.
    """
    if starts is None or length.unit is not Unit.MONTHS:
        return None
    if starts.day != min(day, last_of_month(starts.year, starts.month)):
        day = starts.day
    return _after_pauses(starts, months_after(starts, length.count, day=day), pauses)


def begun(subscription: Subscription, term: Term, *, today: date) -> Term:
    """The term from today on, whenever it was to begin."""
    ends = end_of(term.length, today, day=today.day, pauses=subscription.pauses)
    return replace(term, starts=today, ends=ends)


def lined_up(subscription: Subscription, term: Term) -> Subscription:
    """With this term as it is now, and all that waits behind it where that ends.

    Months that wait are counted from their new beginning. What was cancelled for the end of all
    stays so.
    """
    last = subscription.last_settled()
    before, moved = term, _with_anchor(subscription.with_term(term), term)
    for waiting in _behind(moved, term):
        ends = end_of(waiting.length, before.ends, day=moved.anchor, pauses=moved.pauses)
        before = replace(waiting, starts=before.ends, ends=ends)
        moved = _with_anchor(moved.with_term(before), before)
    found, after = moved.cancellation, moved.last_settled()
    if found and last and after and found.effective_on == last.ends:
        moved = replace(moved, cancellation=replace(found, effective_on=after.ends))
    return moved


def with_pauses(
    subscription: Subscription, pauses: Sequence[Pause], *, since: date
) -> Subscription:
    """With these pauses in the place of those it had; they differ from that day on.

    The term that runs then keeps its number of days, and what waits behind it is moved.
    """
    before = subscription.pauses
    in_order = tuple(sorted(pauses, key=lambda one: one.begins))
    paused = replace(subscription, pauses=in_order)
    for term in paused.line():
        if term.starts is None or (term.ends is not None and term.ends <= since):
            continue
        if term.ends is None:
            return paused
        days = days_in(term.starts, term.ends, before)
        ends = _after_pauses(term.starts, term.starts + timedelta(days=days), in_order)
        return lined_up(paused, replace(term, ends=ends))
    return paused


def days_in(starts: date, ends: date, pauses: Iterable[Pause]) -> int:
    """How many days there are between, those of pauses not counted."""
    paused = sum(
        (min(one.ends, ends) - max(one.begins, starts)).days
        for one in pauses
        if one.begins < ends and starts < one.ends
    )
    return (ends - starts).days - paused


def _after_pauses(starts: date, ends: date, pauses: Iterable[Pause]) -> date:
    """That end, later by the days of the pauses that fall between; they are in order of time."""
    for one in pauses:
        if one.begins < ends and starts < one.ends:
            ends += one.ends - max(one.begins, starts)
    return ends


def _behind(subscription: Subscription, term: Term) -> Iterator[Term]:
    line = subscription.line()
    return iter(line[1 + [one.number for one in line].index(term.number) :])


def _with_anchor(subscription: Subscription, term: Term) -> Subscription:
    """The next term begins on this day of the month.

    Who ends on the last day of a short month goes on with the day of the month they began with.
    """
    ends = term.ends
    if ends is None:
        return subscription
    day = ends.day
    if day == last_of_month(ends.year, ends.month):
        began = [one.starts.day for one in subscription.line() if one.starts and not one.is_trial]
        day = max(day, *began, 0)
    return replace(subscription, anchor=day)
