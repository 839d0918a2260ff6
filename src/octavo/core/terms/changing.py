"""Another offer: at once, with what is left of the old term credited, or at the term's end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from octavo.core.terms.balance import owed_in
from octavo.core.terms.days import check_day
from octavo.core.terms.errors import CurrenciesMixed, NotPossible
from octavo.core.terms.money import Money
from octavo.core.terms.offers import Offer
from octavo.core.terms.ordering import ordered_term
from octavo.core.terms.paying import settle
from octavo.core.terms.policy import TRUST_DAYS
from octavo.core.terms.refunding import give_back
from octavo.core.terms.renewing import order_next
from octavo.core.terms.subscription import Ending, Subscription, Term


def credit_of_change(subscription: Subscription, *, today: date) -> Money:
    """What is left of the running term and counts towards another."""
    return owed_in(subscription, _running(subscription, today), today=today)


def change_now(
    subscription: Subscription, offer: Offer, *, today: date, trust_days: int = TRUST_DAYS
) -> Subscription:
    """Order a term of another offer in the place of the running one.

    If something is due for it, the old term runs on until that is paid. If the credit is more than
    the price, the rest is given back, and the new term begins today. Terms that wait behind the
    old one wait behind the new one.
    """
    check_day(today, since=subscription.ordered_on)
    old, credit = _running(subscription, today), credit_of_change(subscription, today=today)
    _check(subscription, offer)
    if subscription.unpaid() is not None:
        message = "A term waits for its payment."
        raise NotPossible(message)
    spent = min(credit, offer.price)
    due = offer.price - spent
    fresh = ordered_term(
        subscription, offer, None, price=offer.price, today=today, trust_days=trust_days
    )
    term = replace(fresh, paid_on=None, replaces=old.number, carried_in=spent.amount)
    changed = replace(subscription, renews_as=offer).with_term(term)
    if due:
        return changed
    return settle(give_back(changed, old.number, credit - spent, on=today), term, today=today)


def change_at_end(subscription: Subscription, offer: Offer, *, today: date) -> Subscription:
    """Renew as another offer. A renewal that was ordered and not paid is ordered anew.

    It keeps the day it was to begin, and with it how long its reader is trusted.
    """
    check_day(today, since=subscription.ordered_on)
    _check(subscription, offer)
    if not subscription.sold.renews:
        message = "No term follows that could be of another offer."
        raise NotPossible(message)
    if subscription.last_settled() is None:
        message = "Nothing is paid yet."
        raise NotPossible(message)
    waiting = subscription.unpaid()
    chosen = subscription.without_unpaid(today=today, ending=Ending.VOID)
    chosen = replace(chosen, renews_as=None if offer == subscription.sold else offer)
    if waiting is None or waiting.replaces is not None:
        return chosen
    again = order_next(chosen, waiting.starts, today=today, trust_days=waiting.trust_days)
    fresh = again.terms[-1]
    return settle(again, fresh, today=today) if fresh.is_settled else again


def _running(subscription: Subscription, today: date) -> Term:
    term = subscription.current(today)
    if term is None or not term.stands or term.length.is_lasting:
        message = "No paid term is running that could be changed."
        raise NotPossible(message)
    return term


def _check(subscription: Subscription, offer: Offer) -> None:
    if offer.price.currency != subscription.currency:
        message = "A subscription keeps its currency."
        raise CurrenciesMixed(message)
    if offer.length.is_lasting:
        message = "One issue or article is bought by itself."
        raise NotPossible(message)
    if subscription.cancellation is not None:
        message = "It was cancelled."
        raise NotPossible(message)
