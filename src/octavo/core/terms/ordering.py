"""Ordering: the first terms of a subscription, or the one lasting right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from octavo.core.terms.days import months_after
from octavo.core.terms.money import Money
from octavo.core.terms.offers import Length, Offer, Unit
from octavo.core.terms.policy import TRUST_DAYS
from octavo.core.terms.subscription import Subscription, Term


def order(
    offer: Offer, *, today: date, price: Money | None = None, trust_days: int = TRUST_DAYS
) -> Subscription:
    """Order an offer: its trial, if it has one, and then a first term that waits for its payment.

    `price` is that of the first term where a promotion changed it. What costs nothing is settled at
    once; nothing has to be paid for it.
    """
    starts = today + timedelta(days=offer.trial_days)
    made = Subscription(sold=offer, ordered_on=today, anchor=starts.day)
    if offer.trial_days:
        made = made.with_term(_trial(offer, today, starts))
    costs = offer.first_price() if price is None else price
    first = term_of(offer.length, starts, day=made.anchor)
    return made.with_term(
        replace(
            first,
            number=len(made.terms) + 1,
            formats=offer.formats,
            price=costs,
            ordered_on=today,
            paid_on=None if costs else today,
            trust_days=trust_days,
        )
    )


def term_of(length: Length, starts: date | None, *, day: int) -> Term:
    """A term of that length from that day on, as yet without a price. `day` is the anchor."""
    ends = None
    if starts is not None and length.unit is Unit.MONTHS:
        ends = months_after(starts, length.count, day=day)
    return Term(
        number=0,
        length=length,
        formats=frozenset(),
        price=Money(0, "XXX"),
        ordered_on=starts or date.min,
        starts=starts,
        ends=ends,
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
