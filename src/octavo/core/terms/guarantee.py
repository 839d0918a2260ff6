"""The money-back guarantee: everything that was paid, within sixty days, once for each person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from octavo.core.terms.days import check_day
from octavo.core.terms.errors import GuaranteeExpired, GuaranteeUsed, NotPossible
from octavo.core.terms.policy import GUARANTEE_DAYS
from octavo.core.terms.subscription import Cancellation, Ending, Subscription


def last_day_of_guarantee(subscription: Subscription) -> date | None:
    """The sixtieth day after the first payment, which counts; None where nothing was paid."""
    days = [one.on for one in subscription.payments if one.amount]
    return min(days) + timedelta(days=GUARANTEE_DAYS) if days else None


def ask_guarantee(
    subscription: Subscription, *, today: date, by: str, was_used: bool = False
) -> Subscription:
    """Give back every payment, also that of a renewal begun meanwhile, and end every term today.

    `was_used` says that this person has had money back once; then somebody at the desk decides.
    """
    check_day(today, since=subscription.ordered_on)
    last_day = last_day_of_guarantee(subscription)
    if last_day is None:
        message = "Nothing was paid that could be given back."
        raise NotPossible(message)
    if today > last_day:
        raise GuaranteeExpired(last_day)
    if was_used:
        message = "The guarantee was used once before."
        raise GuaranteeUsed(message)
    if subscription.paid() == subscription.refunded():
        message = "Everything was given back already."
        raise NotPossible(message)
    return give_all_back(subscription, today=today, by=by, ending=Ending.REFUNDED)


def give_all_back(
    subscription: Subscription, *, today: date, by: str, ending: Ending
) -> Subscription:
    """Every payment back, every term at its end, nothing to follow.

    What was credited from one term to another goes back to where it was paid, and from there too.
    """
    ended = subscription.without_unpaid(today=today, ending=Ending.VOID)
    for term in ended.terms:
        ended = ended.give_back(term, on=today)
        over = term
        if term.ending is None:
            over = replace(term, ended_on=today, ending=ending)
        ended = ended.with_term(replace(over, carried_in=0, carried_out=0))
    cancellation = ended.cancellation or Cancellation(today, today, by, ending.value)
    return replace(ended, cancellation=replace(cancellation, effective_on=today), renews_as=None)
