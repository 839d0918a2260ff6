"""Lapsing: an order that nobody paid comes to its end, by itself or given up by somebody."""

from __future__ import annotations

from datetime import date, timedelta

from octavo.core.terms.days import check_day
from octavo.core.terms.errors import NotPossible
from octavo.core.terms.paying import is_too_late
from octavo.core.terms.policy import LAPSE_AFTER_DAYS
from octavo.core.terms.subscription import Ending, Subscription, Term


def lapse_unpaid(
    subscription: Subscription, *, today: date, after_days: int = LAPSE_AFTER_DAYS
) -> Subscription:
    """End an ordered term so many days after it was ordered and began; the same if none is due.

    One that was to replace another lapses with the other's end, if that is sooner.
    """
    check_day(today, since=subscription.ordered_on)
    term = subscription.unpaid()
    if term is None or not _has_lapsed(subscription, term, today, timedelta(days=after_days)):
        return subscription
    return subscription.without_unpaid(today=today, ending=Ending.LAPSED)


def write_off(subscription: Subscription, *, today: date) -> Subscription:
    """Give up the payment for a term that has begun, or for a change: it lapses at once.

    One that is still to begin is cancelled instead; else the calendar would order it again.
    """
    check_day(today, since=subscription.ordered_on)
    term = subscription.unpaid()
    if term is None:
        message = "Nothing waits for a payment."
        raise NotPossible(message)
    if term.replaces is None and (term.starts is None or today < term.starts):
        message = "What is not paid has not begun yet."
        raise NotPossible(message)
    return subscription.without_unpaid(today=today, ending=Ending.LAPSED)


def _has_lapsed(subscription: Subscription, term: Term, today: date, after: timedelta) -> bool:
    if term.replaces is not None:
        is_late = term.ordered_on + after <= today
        return is_late or is_too_late(subscription, term, today=today)
    return term.starts is not None and max(term.ordered_on, term.starts) + after <= today
