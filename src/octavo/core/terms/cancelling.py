"""Cancelling: no term follows, and what was paid is served to its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from octavo.core.terms.errors import AlreadyCancelled, NothingToUndo, NotPossible
from octavo.core.terms.subscription import Cancellation, Ending, Subscription


def cancel(subscription: Subscription, *, today: date, by: str, reason: str = "") -> Subscription:
    """Stop with the end of what was paid; what was ordered and not paid is void at once."""
    if subscription.cancellation is not None:
        message = "It was cancelled already."
        raise AlreadyCancelled(message)
    if subscription.sold.length.is_lasting:
        message = "What lasts for ever has nothing to cancel."
        raise NotPossible(message)
    ends = _ends_of_what_is_paid(subscription, today)
    if ends == today and subscription.unpaid() is None:
        message = "It has ended already."
        raise NotPossible(message)
    return replace(
        void_unpaid(subscription, today=today),
        cancellation=Cancellation(today, ends, by, reason),
        renews_as=None,
    )


def undo_cancellation(subscription: Subscription, *, today: date) -> Subscription:
    """Go on as if nobody had cancelled, as long as what was paid is still running."""
    found = subscription.cancellation
    if found is None or _ends_of_what_is_paid(subscription, today) == today:
        message = "There is no cancellation that could still be undone."
        raise NothingToUndo(message)
    return replace(subscription, cancellation=None)


def void_unpaid(subscription: Subscription, *, today: date) -> Subscription:
    """An ordered term that nobody has paid comes to nothing."""
    term = subscription.unpaid()
    if term is None:
        return subscription
    return subscription.with_term(replace(term, ended_on=today, ending=Ending.VOID))


def _ends_of_what_is_paid(subscription: Subscription, today: date) -> date | None:
    """When the last paid term ends; today where none is running; None for when nobody knows yet."""
    last = subscription.last_settled()
    if last is None:
        return today
    return last.ends if last.ends is None else max(last.ends, today)
