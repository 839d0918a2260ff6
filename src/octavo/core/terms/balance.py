"""What was paid, given back, earned by what was served, and still owed to the subscriber."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from octavo.core.terms.money import Money, total
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
    earned = [earned_in(subscription, term, today=today) for term in subscription.terms]
    owed = [owed_in(subscription, term, today=today) for term in subscription.terms]
    return Balance(
        paid=subscription.paid(),
        refunded=subscription.refunded(),
        earned=total(earned, subscription.currency),
        owed=total(owed, subscription.currency),
    )


def funds_in(subscription: Subscription, term: Term) -> Money:
    """What there is to spend in a term: its payments, less what left it.

    What another term is to give it comes when it is settled, and leaves the other then.
    """
    kept = subscription.paid(term.number) - subscription.refunded(term.number)
    carried = (term.carried_in if term.is_settled else 0) - term.carried_out
    return kept + Money(carried, kept.currency)


def earned_in(subscription: Subscription, term: Term, *, today: date) -> Money:
    """The part of it that was served: by the issue or by the day, rounded down."""
    funds = funds_in(subscription, term)
    if not funds or _is_done(term, today):
        return funds
    if term.length.unit is Unit.ISSUES:
        return funds.part(subscription.served_in(term.number), term.length.count)
    if term.starts is None or term.ends is None:
        return subscription.nothing()
    pauses = subscription.pauses
    gone = days_in(term.starts, max(term.starts, today), pauses)
    return funds.part(gone, days_in(term.starts, term.ends, pauses))


def owed_in(subscription: Subscription, term: Term, *, today: date) -> Money:
    """The part that is still to be served."""
    return funds_in(subscription, term) - earned_in(subscription, term, today=today)


def _is_done(term: Term, today: date) -> bool:
    """Whether nothing of it is to come: it ended, or it is a right for ever that was given."""
    if term.ending is not None or term.length.is_lasting:
        return True
    return term.ends is not None and term.ends <= today
