"""Arrears: a charge has failed; on which day it is tried again, told of, and given up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from octavo.core.terms.days import check_day
from octavo.core.terms.policy import (
    ASK_FOR_CARD_DAYS,
    CHARGE_DAYS,
    CHARGE_REMINDER_DAYS,
    GRACE_DAYS,
)
from octavo.core.terms.subscription import Ending, Subscription


@dataclass(frozen=True, slots=True)
class Arrears:
    """Since when the charge for a term fails, and when it was last tried."""

    since: date
    tried_on: date

    @property
    def ends_on(self) -> date:
        """The first day after the grace."""
        return self.since + timedelta(days=GRACE_DAYS)


def failed(before: Arrears | None, *, today: date) -> Arrears:
    """The charge has failed today, for the first time or again."""
    check_day(today, since=before.tried_on if before else None)
    return Arrears(before.since if before else today, today)


def is_try_due(arrears: Arrears, *, today: date) -> bool:
    """Whether it is to be tried again today. What days without us have missed is made up once."""
    days = (arrears.since + timedelta(days=day) for day in CHARGE_DAYS)
    return today < arrears.ends_on and any(arrears.tried_on < day <= today for day in days)


def next_try(arrears: Arrears) -> date | None:
    """The day on which it is tried next by itself; None where that was the last."""
    days = (arrears.since + timedelta(days=day) for day in CHARGE_DAYS)
    return next((day for day in days if arrears.tried_on < day < arrears.ends_on), None)


def reminder_due(arrears: Arrears, *, today: date) -> int | None:
    """The day of the policy whose reminder holds today, to be sent once; None before the first."""
    passed = (today - arrears.since).days
    return max((day for day in CHARGE_REMINDER_DAYS if day <= passed), default=None)


def read_on(subscription: Subscription, *, since: date) -> Subscription:
    """What is digital is read on in the term that waits, until the grace from that day is over.

    `since` is the day of the first failure; while the provider says nothing, it is today.
    """
    check_day(since, since=subscription.ordered_on)
    term = subscription.unpaid()
    if term is None or term.starts is None:
        return subscription
    days = (since + timedelta(days=GRACE_DAYS) - term.starts).days
    if days <= term.trust_days:
        return subscription
    return subscription.with_term(replace(term, trust_days=days))


def lapse_in_arrears(subscription: Subscription, arrears: Arrears, *, today: date) -> Subscription:
    """End the term that nobody could charge, once the grace is over; the same before."""
    check_day(today, since=subscription.ordered_on)
    if subscription.unpaid() is None or today < arrears.ends_on:
        return subscription
    return subscription.without_unpaid(today=today, ending=Ending.LAPSED)


def is_card_wanted(expires_on: date, *, charged_on: date, today: date) -> bool:
    """Whether a card with that last day is to be asked for, since it has run out when charged."""
    is_near = charged_on - timedelta(days=ASK_FOR_CARD_DAYS) <= today < charged_on
    return is_near and expires_on < charged_on
