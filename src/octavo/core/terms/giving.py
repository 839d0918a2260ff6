"""Giving: a complimentary term, granted by somebody, with a reason that is kept beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from octavo.core.terms.errors import NotPossible
from octavo.core.terms.offers import Format, Length
from octavo.core.terms.ordering import term_of
from octavo.core.terms.subscription import Subscription


def give(
    subscription: Subscription,
    length: Length,
    *,
    formats: frozenset[Format],
    today: date,
    by: str,
) -> Subscription:
    """Add a term that costs nothing, behind what is paid; where nothing runs, from today on."""
    if subscription.unpaid() is not None:
        message = "A term waits for its payment: pay or cancel it first."
        raise NotPossible(message)
    if not by:
        message = "Somebody gives it."
        raise NotPossible(message)
    last = subscription.last_settled()
    is_over = last is None or (last.ends is not None and last.ends <= today)
    starts = today if last is None or is_over else last.ends
    if is_over:
        subscription = replace(subscription, anchor=today.day)
    term = replace(
        term_of(length, starts, day=subscription.anchor),
        number=len(subscription.terms) + 1,
        formats=formats,
        price=subscription.nothing(),
        ordered_on=today,
        paid_on=today,
        given_by=by,
    )
    return subscription.with_term(term)
