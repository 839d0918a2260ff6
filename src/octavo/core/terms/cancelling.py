"""Cancelling: no term follows, and what was paid is served to its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from octavo.core.terms.days import check_day
from octavo.core.terms.errors import AlreadyCancelled, NothingToUndo, NotPossible
from octavo.core.terms.subscription import Cancellation, Ending, Subscription

GIVEN_BACK = frozenset({Ending.REFUNDED, Ending.WITHDRAWN})


def cancel(subscription: Subscription, *, today: date, by: str, reason: str = "") -> Subscription:
    """Stop with the end of what was paid; what was ordered and not paid is void at once."""
    check_day(today, since=subscription.ordered_on)
    if subscription.cancellation is not None:
        message = "It was cancelled already."
        raise AlreadyCancelled(message)
    if subscription.sold.length.is_lasting and subscription.unpaid() is None:
        message = "What lasts for ever has nothing to cancel."
        raise NotPossible(message)
    ends = _ends_of_what_is_paid(subscription, today)
    if ends == today and subscription.unpaid() is None:
        message = "It has ended already."
        raise NotPossible(message)
    return replace(
        subscription.without_unpaid(today=today, ending=Ending.VOID),
        cancellation=Cancellation(today, ends, by, reason),
    )


def undo_cancellation(subscription: Subscription, *, today: date) -> Subscription:
    """Go on as if nobody had cancelled, as long as what was paid is still running.

    A term that the cancellation made void is not ordered again by this: its renewal is due.
    """
    check_day(today, since=subscription.ordered_on)
    found = subscription.cancellation
    is_given_back = any(term.ending in GIVEN_BACK for term in subscription.terms)
    if found is None or is_given_back or _ends_of_what_is_paid(subscription, today) == today:
        message = "There is no cancellation that could still be undone."
        raise NothingToUndo(message)
    return replace(subscription, cancellation=None)


def _ends_of_what_is_paid(subscription: Subscription, today: date) -> date | None:
    """When the last paid term ends; today where none is running; None for when nobody knows yet."""
    last = subscription.last_settled()
    if last is None:
        return today
    return last.ends if last.ends is None else max(last.ends, today)
