"""Lapsing: an order that nobody paid comes to its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from octavo.core.terms.policy import LAPSE_AFTER_DAYS
from octavo.core.terms.subscription import Ending, Subscription


def lapse_unpaid(
    subscription: Subscription, *, today: date, after_days: int = LAPSE_AFTER_DAYS
) -> Subscription:
    """End an ordered term so many days after it was ordered and began; the same if none is due."""
    term = subscription.unpaid()
    if term is None or term.starts is None:
        return subscription
    if max(term.ordered_on, term.starts) + timedelta(days=after_days) > today:
        return subscription
    return subscription.with_term(replace(term, ended_on=today, ending=Ending.LAPSED))
