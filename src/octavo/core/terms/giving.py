"""Giving: a complimentary term, granted by somebody, with a reason that is kept beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from octavo.core.terms.days import check_day
from octavo.core.terms.errors import NotPossible
from octavo.core.terms.offers import Format, Length, check_formats
from octavo.core.terms.spans import end_of
from octavo.core.terms.subscription import Subscription, Term


def give(
    subscription: Subscription,
    length: Length,
    *,
    formats: frozenset[Format],
    today: date,
    by: str,
) -> Subscription:
    """Add a term that costs nothing, behind what is paid; where nothing runs, from today on."""
    check_day(today, since=subscription.ordered_on)
    check_formats(formats)
    if why := _why_not(subscription, length, by):
        raise NotPossible(why)
    last = subscription.last_settled()
    starts: date | None = today
    if last is not None and (last.ends is None or last.ends > today):
        starts = last.ends
    else:
        subscription = replace(subscription, anchor=today.day)
    return subscription.with_term(
        Term(
            number=len(subscription.terms) + 1,
            length=length,
            formats=formats,
            price=subscription.nothing(),
            ordered_on=today,
            starts=starts,
            ends=end_of(length, starts, day=subscription.anchor, pauses=subscription.pauses),
            paid_on=today,
            given_by=by,
        )
    )


def _why_not(subscription: Subscription, length: Length, by: str) -> str:
    if not by:
        return "Somebody gives it."
    if subscription.unpaid() is not None:
        return "A term waits for its payment: pay or cancel it first."
    lasts = length.is_lasting or any(term.length.is_lasting for term in subscription.terms)
    if lasts and subscription.terms:
        return "One issue or article is given by itself."
    return ""
