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
    funds = _funds(subscription)
    earned = sum(
        _earned(subscription, term, funds[term.number], today)
        for term in subscription.terms
        if funds[term.number]
    )
    return Balance(
        paid=subscription.paid(),
        refunded=subscription.refunded(),
        earned=Money(earned, subscription.currency),
        owed=Money(sum(funds) - earned, subscription.currency),
    )


def owed_in(subscription: Subscription, term: Term, *, today: date) -> Money:
    """The part of a term that is still to be served."""
    funds = _funds(subscription)[term.number]
    owed = funds - _earned(subscription, term, funds, today)
    return Money(owed, subscription.currency)


def _funds(subscription: Subscription) -> list[int]:
    """What there is to spend in each term, by its number: its payments, less what left it.

    What another term is to give it comes when it is settled, and leaves the other then.
    """
    funds = [0] * (len(subscription.terms) + 1)
    for payment in subscription.payments:
        funds[payment.term] += payment.amount.amount
    for refund in subscription.refunds:
        funds[refund.term] -= refund.amount.amount
    for term in subscription.terms:
        funds[term.number] += (term.carried_in if term.is_settled else 0) - term.carried_out
    return funds


def _earned(subscription: Subscription, term: Term, funds: int, today: date) -> int:
    """What was served of these funds: by the issue or by the day, rounded down."""
    if _is_done(term, today):
        return funds
    if term.length.unit is Unit.ISSUES:
        return part_of(funds, subscription.served_in(term.number), term.length.count)
    if term.starts is None or term.ends is None:
        return 0
    pauses = subscription.pauses
    gone = days_in(term.starts, max(term.starts, today), pauses)
    return part_of(funds, gone, days_in(term.starts, term.ends, pauses))


def _is_done(term: Term, today: date) -> bool:
    """Whether nothing of it is to come: it ended, or it is a right for ever that was given."""
    if term.ending is not None or term.length.is_lasting:
        return True
    return term.ends is not None and term.ends <= today
