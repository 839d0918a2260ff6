"""Another offer: at once, with what is left of the old term credited, or at the term's end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from octavo.core.terms.balance import owed_in
from octavo.core.terms.cancelling import void_unpaid
from octavo.core.terms.errors import CurrenciesMixed, NotPossible
from octavo.core.terms.money import Money
from octavo.core.terms.offers import Offer
from octavo.core.terms.ordering import term_of
from octavo.core.terms.paying import settle
from octavo.core.terms.policy import TRUST_DAYS
from octavo.core.terms.renewing import renew
from octavo.core.terms.subscription import Refund, Subscription, Term


def credit_of_change(subscription: Subscription, *, today: date) -> Money:
    """What is left of the running term and counts towards another."""
    return owed_in(subscription, _running(subscription, today), today=today)


def change_now(
    subscription: Subscription, offer: Offer, *, today: date, trust_days: int = TRUST_DAYS
) -> Subscription:
    """Order a term of another offer in the place of the running one.

    If something is due for it, the old term runs on until that is paid. If the credit is more than
    the price, the rest is given back, and the new term begins today.
    """
    old, credit = _running(subscription, today), credit_of_change(subscription, today=today)
    _check(subscription, offer)
    spent = Money(min(credit.amount, offer.price.amount), credit.currency)
    term = replace(
        term_of(offer.length, None, day=today.day),
        number=len(subscription.terms) + 1,
        formats=offer.formats,
        price=offer.price,
        ordered_on=today,
        trust_days=trust_days,
        replaces=old.number,
        carried_in=spent.amount,
    )
    changed = replace(subscription, sold=offer, renews_as=None).with_term(term)
    if term.due:
        return changed
    if rest := credit - spent:
        refund = Refund(today, old.number, rest)
        changed = replace(changed, refunds=(*changed.refunds, refund))
    return settle(changed, term, today=today)


def change_at_end(subscription: Subscription, offer: Offer, *, today: date) -> Subscription:
    """Renew as another offer. A renewal that was ordered and not paid is ordered anew."""
    if subscription.cancellation is not None or not subscription.sold.renews:
        message = "No term follows that could be of another offer."
        raise NotPossible(message)
    if subscription.last_settled() is None:
        message = "Nothing is paid yet."
        raise NotPossible(message)
    _check(subscription, offer, may_be_unpaid=True)
    was_ordered = subscription.unpaid() is not None
    chosen = replace(void_unpaid(subscription, today=today), renews_as=offer, notice=None)
    return renew(chosen, today=today) if was_ordered else chosen


def _running(subscription: Subscription, today: date) -> Term:
    term = subscription.current(today)
    if term is None or not term.stands or term.length.is_lasting:
        message = "No paid term is running that could be changed."
        raise NotPossible(message)
    return term


def _check(subscription: Subscription, offer: Offer, *, may_be_unpaid: bool = False) -> None:
    if offer.price.currency != subscription.currency:
        message = "A subscription keeps its currency."
        raise CurrenciesMixed(message)
    if offer.length.is_lasting:
        message = "One issue or article is bought by itself."
        raise NotPossible(message)
    if subscription.unpaid() is not None and not may_be_unpaid:
        message = "A term waits for its payment."
        raise NotPossible(message)
    if subscription.cancellation is not None:
        message = "It was cancelled."
        raise NotPossible(message)
