"""What was paid, given back, earned by what was served, and still owed to the subscriber."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from octavo.core.terms.money import Money, total
from octavo.core.terms.offers import Unit
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
    """What there is to spend in a term: its payments, less what left it."""
    kept = subscription.paid(term.number) - subscription.refunded(term.number)
    return kept + Money(term.carried_in - term.carried_out, kept.currency)


def earned_in(subscription: Subscription, term: Term, *, today: date) -> Money:
    """The part of it that was served: by the issue or by the day, rounded down."""
    funds = funds_in(subscription, term)
    if _is_done(term, today):
        return funds
    if term.starts is None or today <= term.starts:
        return subscription.nothing()
    if term.length.unit is Unit.ISSUES:
        return funds.part(subscription.served_in(term.number), term.length.count)
    return funds.part(*_days_of(subscription, term, today))


def owed_in(subscription: Subscription, term: Term, *, today: date) -> Money:
    """The part that is still to be served."""
    return funds_in(subscription, term) - earned_in(subscription, term, today=today)


def _is_done(term: Term, today: date) -> bool:
    """Whether nothing of it is to come: it ended, or it is a right for ever that was given."""
    if term.ending is not None or term.length.is_lasting:
        return True
    return term.ends is not None and term.ends <= today


def _days_of(subscription: Subscription, term: Term, today: date) -> tuple[int, int]:
    """How many days of the term have passed, of how many; days in a pause are not of it."""
    starts, ends = term.starts or today, term.ends or today
    paused = [
        (max(one.begins, starts), min(one.ends, ends))
        for one in subscription.pauses
        if one.begins < ends and starts < one.ends
    ]
    whole = (ends - starts).days - sum((until - since).days for since, until in paused)
    gone = (today - starts).days - sum(
        (min(until, today) - since).days for since, until in paused if since < today
    )
    return gone, whole
