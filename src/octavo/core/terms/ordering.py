"""Ordering: the first terms of a subscription, or the one lasting right."""

from __future__ import annotations

from datetime import date, timedelta

from octavo.core.terms.days import check_day
from octavo.core.terms.errors import NotPossible
from octavo.core.terms.money import Money
from octavo.core.terms.offers import Length, Offer, Unit, check_price
from octavo.core.terms.policy import MOST_TRUST_DAYS, TRUST_DAYS
from octavo.core.terms.spans import end_of
from octavo.core.terms.subscription import Subscription, Term


def order(
    offer: Offer, *, today: date, price: Money | None = None, trust_days: int = TRUST_DAYS
) -> Subscription:
    """Order an offer: its trial, if it has one, and then a first term that waits for its payment.

    `price` is that of the first term where a promotion changed it. What costs nothing is settled at
    once; nothing has to be paid for it.
    """
    check_day(today)
    costs = offer.first_price() if price is None else price
    check_price(costs, at_most=offer.price)
    starts = today + timedelta(days=offer.trial_days)
    made = Subscription(sold=offer, ordered_on=today, anchor=starts.day)
    if offer.trial_days:
        made = made.with_term(_trial(offer, today, starts))
    return made.with_term(
        ordered_term(made, offer, starts, price=costs, today=today, trust_days=trust_days)
    )


def ordered_term(
    subscription: Subscription,
    offer: Offer,
    starts: date | None,
    *,
    price: Money,
    today: date,
    trust_days: int,
) -> Term:
    """The next term in number, which waits for its payment; what costs nothing is settled."""
    if type(trust_days) is not int or not 0 <= trust_days <= MOST_TRUST_DAYS:
        message = f"Nobody is trusted for {trust_days!r} days."
        raise NotPossible(message)
    return Term(
        number=len(subscription.terms) + 1,
        length=offer.length,
        formats=offer.formats,
        price=price,
        ordered_on=today,
        starts=starts,
        ends=end_of(offer.length, starts, day=subscription.anchor, pauses=subscription.pauses),
        paid_on=None if price else today,
        trust_days=trust_days,
    )


def _trial(offer: Offer, today: date, ends: date) -> Term:
    return Term(
        number=1,
        length=Length(Unit.MONTHS),
        formats=offer.formats,
        price=Money(0, offer.price.currency),
        ordered_on=today,
        starts=today,
        ends=ends,
        paid_on=today,
        is_trial=True,
    )
