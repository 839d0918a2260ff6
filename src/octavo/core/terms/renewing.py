"""Renewing: the next term is ordered, at the price that was sold until a notice was given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from octavo.core.terms.days import check_day
from octavo.core.terms.errors import CurrenciesMixed, NotPossible
from octavo.core.terms.money import Money
from octavo.core.terms.offers import Unit, check_price
from octavo.core.terms.ordering import ordered_term
from octavo.core.terms.policy import NOTICE_DAYS, PRICE_NOTICE_DAYS, RENEW_WHEN_LEFT, TRUST_DAYS
from octavo.core.terms.subscription import Ending, PriceNotice, Subscription, Term


def is_renewal_due(subscription: Subscription, *, today: date) -> bool:
    """Whether the next term is to be ordered: in time for the first notice.

    What was only ever given is followed by nothing; a gift within a subscription is.
    """
    last = subscription.last_settled()
    if last is None or _why_not(subscription) or _is_over(last, today):
        return False
    if last.given_by and _first(subscription) is None:
        return False
    if last.length.unit is Unit.ISSUES:
        return subscription.left_in(last) <= RENEW_WHEN_LEFT
    return last.ends is not None and last.ends - timedelta(days=NOTICE_DAYS[0]) <= today


def renew(subscription: Subscription, *, today: date, trust_days: int = TRUST_DAYS) -> Subscription:
    """Order the next term. It begins where the last ends; where that is over already, today.

    Who let an order lapse is not trusted with the next.
    """
    check_day(today, since=subscription.ordered_on)
    if why := _why_not(subscription):
        raise NotPossible(why)
    last = subscription.last_settled()
    if last is not None and not _is_over(last, today):
        return order_next(subscription, last.ends, today=today, trust_days=trust_days)
    if subscription.terms and subscription.terms[-1].ending is Ending.LAPSED:
        trust_days = 0
    again = replace(subscription, anchor=today.day)
    return order_next(again, today, today=today, trust_days=trust_days)


def order_next(
    subscription: Subscription, starts: date | None, *, today: date, trust_days: int
) -> Subscription:
    """Order a term of the offer that was chosen, or of the one that was sold, to begin then."""
    offer = subscription.renews_as or subscription.sold
    price = price_of_renewal(subscription, starts=starts, today=today)
    term = ordered_term(
        subscription, offer, starts, price=price, today=today, trust_days=trust_days
    )
    return subscription.sold_as(offer).with_term(term)


def price_of_renewal(subscription: Subscription, *, starts: date | None, today: date) -> Money:
    """What the next term costs: as sold, or as told in time.

    As long as no term was paid, the next one is still the first, at the price it was ordered for.
    """
    if subscription.renews_as is not None:
        return subscription.renews_as.price
    first = _first(subscription)
    if first is not None and not any(_was_bought(term) for term in subscription.terms):
        return first.price
    notice = subscription.notice
    if notice is not None and notice.holds_from <= (starts or today):
        return notice.price
    return subscription.sold.price


def give_price_notice(subscription: Subscription, price: Money, *, today: date) -> Subscription:
    """Tell of another price: it holds for terms that begin so many days later, or after that.

    It takes the place of an earlier notice; until it holds, the price is as sold.
    """
    check_day(today, since=subscription.ordered_on)
    check_price(price)
    if price.currency != subscription.currency:
        message = "A subscription keeps its currency."
        raise CurrenciesMixed(message)
    holds_from = today + timedelta(days=PRICE_NOTICE_DAYS)
    return replace(subscription, notice=PriceNotice(today, holds_from, price))


def _first(subscription: Subscription) -> Term | None:
    """The first term that was ordered, not tried or given."""
    return next((one for one in subscription.terms if not one.is_trial and not one.given_by), None)


def _was_bought(term: Term) -> bool:
    return term.is_settled and not term.is_trial and not term.given_by


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
