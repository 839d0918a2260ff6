"""Renewing: the next term is ordered, at the price that was sold until a notice was given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from octavo.core.terms.errors import CurrenciesMixed, NotPossible
from octavo.core.terms.money import Money
from octavo.core.terms.offers import Offer, Unit
from octavo.core.terms.ordering import term_of
from octavo.core.terms.policy import NOTICE_DAYS, PRICE_NOTICE_DAYS, RENEW_WHEN_LEFT, TRUST_DAYS
from octavo.core.terms.subscription import PriceNotice, Subscription, Term


def is_renewal_due(subscription: Subscription, *, today: date) -> bool:
    """Whether the next term is to be ordered: in time for the first notice."""
    last = subscription.last_settled()
    if last is None or last.given_by or _why_not(subscription) or _is_over(last, today):
        return False
    if last.length.unit is Unit.ISSUES:
        return subscription.left_in(last) <= RENEW_WHEN_LEFT
    return last.ends is not None and last.ends - timedelta(days=NOTICE_DAYS[0]) <= today


def renew(subscription: Subscription, *, today: date, trust_days: int = TRUST_DAYS) -> Subscription:
    """Order the next term. It begins where the last ends; where that is over already, today."""
    if why := _why_not(subscription):
        raise NotPossible(why)
    last = subscription.last_settled()
    if last is None or _is_over(last, today):
        starts: date | None = today
        subscription = replace(subscription, anchor=today.day)
    else:
        starts = last.ends
    return _ordered(subscription, starts, today=today, trust_days=trust_days)


def price_of_renewal(subscription: Subscription, *, starts: date | None, today: date) -> Money:
    """What the next term costs: as sold, or as told in time."""
    offer = subscription.renews_as or subscription.sold
    notice = subscription.notice
    if subscription.renews_as is None and notice is not None:
        return notice.price if notice.holds_from <= (starts or today) else offer.price
    return offer.price


def give_price_notice(subscription: Subscription, price: Money, *, today: date) -> Subscription:
    """Tell of another price: it holds for terms that begin so many days later, or after that."""
    if price.currency != subscription.currency:
        message = "A subscription keeps its currency."
        raise CurrenciesMixed(message)
    holds_from = today + timedelta(days=PRICE_NOTICE_DAYS)
    return replace(subscription, notice=PriceNotice(today, holds_from, price))


def _ordered(
    subscription: Subscription, starts: date | None, *, today: date, trust_days: int
) -> Subscription:
    offer: Offer = subscription.renews_as or subscription.sold
    price = price_of_renewal(subscription, starts=starts, today=today)
    fresh = term_of(offer.length, starts, day=subscription.anchor)
    term = replace(
        fresh,
        number=len(subscription.terms) + 1,
        formats=offer.formats,
        price=price,
        ordered_on=today,
        paid_on=None if price else today,
        trust_days=trust_days,
    )
    sold = replace(subscription, sold=offer, renews_as=None)
    return sold.with_term(term)


def _why_not(subscription: Subscription) -> str:
    if subscription.cancellation is not None:
        return "It was cancelled."
    if not subscription.sold.renews:
        return "This offer is not followed by another term."
    if subscription.unpaid() is not None:
        return "The next term waits for its payment already."
    return ""


def _is_over(term: Term, today: date) -> bool:
    return term.ends is not None and term.ends <= today
