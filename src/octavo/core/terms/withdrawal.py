"""Withdrawal under the law of the European Union: within fourteen days, without a reason."""

from __future__ import annotations

from datetime import date, timedelta

from octavo.core.terms.days import check_day
from octavo.core.terms.errors import NotPossible, WithdrawalExpired
from octavo.core.terms.guarantee import give_all_back
from octavo.core.terms.policy import WITHDRAWAL_DAYS
from octavo.core.terms.subscription import Ending, Subscription


def last_day_of_withdrawal(subscription: Subscription) -> date:
    """The fourteenth day after the order, which counts."""
    return subscription.ordered_on + timedelta(days=WITHDRAWAL_DAYS)


def withdraw(subscription: Subscription, *, today: date, by: str) -> Subscription:
    """Undo the contract: all that was paid is given back, and what was ordered is void."""
    check_day(today, since=subscription.ordered_on)
    last_day = last_day_of_withdrawal(subscription)
    if today > last_day:
        raise WithdrawalExpired(last_day)
    if not any(term.ending is None for term in subscription.terms):
        message = "It has ended already."
        raise NotPossible(message)
    return give_all_back(subscription, today=today, by=by, ending=Ending.WITHDRAWN)
