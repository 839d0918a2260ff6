"""What was paid, given back, earned by what was served, and still owed to the subscriber."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from octavo.core.terms.money import Money, part_of
from octavo.core.terms.offers import Unit
from octavo.core.terms.spans import days_in
from octavo.core.terms.subscription import Subscription, Term


@dataclass(frozen=True, slots=True)
class Balance:
    """`paid` is always `refunded`, `earned` and `owed` together."""

    paid: Money
    refunded: Money
    earned: Money
    owed: Money


def balance(subscription: Subscription, *, today: date) -> Balance:
    """How it stands at the beginning of that day."""
    funds = funds_of(subscription)
    owed = sum(
        [
            funds[term.number] - _earned(subscription, term, funds[term.number], today)
            for term in subscription.terms
            if funds[term.number] and is_going_on(term, today)
        ]
    )
    return Balance(
        paid=subscription.paid(),
        refunded=subscription.refunded(),
        earned=Money(sum(funds) - owed, subscription.currency),
        owed=Money(owed, subscription.currency),
    )


def owed_in(subscription: Subscription, term: Term, *, today: date) -> Money:
    """The part of a running term that is still to be served."""
    funds = funds_of(subscription)[term.number]
    owed = funds - _earned(subscription, term, funds, today)
    return Money(owed, subscription.currency)


def funds_of(subscription: Subscription) -> list[int]:
    """What there is to spend in each term, by its number: its payments, less what left it.

    What another term is to give it comes when it is settled, and leaves the other then.
    """
    funds = [0] * (len(subscription.terms) + 1)
    for payment in subscription.payments:
        funds[payment.term] += payment.amount.amount
    for refund in subscription.refunds:
        funds[refund.term] -= refund.amount.amount
    for term in subscription.terms:
        if term.paid_on is not None:
            funds[term.number] += term.carried_in - term.carried_out
    return funds


def _earned(subscription: Subscription, term: Term, funds: int, today: date) -> int:
    """What was served of these funds: by the issue or by the day, rounded down."""
    if term.length.unit is Unit.ISSUES:
        return part_of(funds, subscription.served_in(term.number), term.length.count)
    if term.starts is None or term.ends is None:
        return 0
    pauses = subscription.pauses
    gone = days_in(term.starts, max(term.starts, today), pauses)
    return part_of(funds, gone, days_in(term.starts, term.ends, pauses))


def is_going_on(term: Term, today: date) -> bool:
    """Whether something of it is to come; a right for ever was given when it was paid."""
    if term.ending is not None or (term.ends is not None and term.ends <= today):
        return False
    return term.ends is not None or not term.length.is_lasting
