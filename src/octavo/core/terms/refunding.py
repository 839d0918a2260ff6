"""Money of one term goes back: with the term at its end, or as goodwill, and all goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from octavo.core.terms.balance import funds_of, is_going_on, owed_in
from octavo.core.terms.days import check_day
from octavo.core.terms.errors import CurrenciesMixed, MoreThanIsLeft, NotPossible
from octavo.core.terms.money import Money
from octavo.core.terms.subscription import Cancellation, Ending, Refund, Subscription, Term


def left_of(subscription: Subscription, number: int) -> Money:
    """The most that can be given back of a term: what came for it, and has not gone elsewhere.

    What an unpaid change of offer was promised of it is kept for that.
    """
    waiting = subscription.unpaid()
    promised = waiting.carried_in if waiting and waiting.replaces == number else 0
    return Money(funds_of(subscription)[number] - promised, subscription.currency)


def unserved_of(subscription: Subscription, number: int, *, today: date) -> Money:
    """The part of it that is still to be served; nothing of what is over, or was for ever."""
    term = subscription.term(number)
    if not is_going_on(term, today):
        return subscription.nothing()
    return owed_in(subscription, term, today=today)


def refund_and_end(
    subscription: Subscription, number: int, amount: Money | None, *, today: date, by: str
) -> Subscription:
    """Give back so much of a term, or all that is left; end it today with all that was to follow.

    What was paid for terms behind it goes back whole, since nothing of them was served. An order
    that waits for its payment is void. A term before it is served to its end.
    """
    check_day(today, since=subscription.ordered_on)
    term = _term(subscription, number)
    if not term.stands or (term.ends is not None and term.ends <= today):
        message = "This term is over."
        raise NotPossible(message)
    line = subscription.line()
    behind = [one for one in line[line.index(term) + 1 :] if one.stands]
    ended = subscription.without_unpaid(today=today, ending=Ending.VOID)
    amount = left_of(ended, number) if amount is None else amount
    ended = give_back(ended, number, _checked(ended, number, amount), on=today)
    for one in behind:
        ended = give_back(ended, one.number, left_of(ended, one.number), on=today)
    for one in (term, *behind):
        over = replace(ended.term(one.number), ended_on=today, ending=Ending.REFUNDED)
        ended = ended.with_term(over)
    last = ended.last_settled()
    effective = today if last is None else last.ends and max(last.ends, today)
    found = ended.cancellation or Cancellation(today, today, by, Ending.REFUNDED.value)
    return replace(ended, cancellation=replace(found, effective_on=effective), renews_as=None)


def give_goodwill(
    subscription: Subscription, number: int, amount: Money, *, today: date
) -> Subscription:
    """Give back so much of a term, whether it runs or is over. What was bought stays bought."""
    check_day(today, since=subscription.ordered_on)
    _term(subscription, number)
    return give_back(subscription, number, _checked(subscription, number, amount), on=today)


def give_back(subscription: Subscription, number: int, amount: Money, *, on: date) -> Subscription:
    """So much goes back to where it was paid: what was credited from a term before, to that."""
    if not amount:
        return subscription
    term = subscription.term(number)
    own = min(amount, subscription.paid(number) - subscription.refunded(number))
    if own:
        refunds = (*subscription.refunds, Refund(on, number, own))
        subscription = replace(subscription, refunds=refunds)
    lent = amount - own
    if lent and term.replaces is not None:
        source = subscription.term(term.replaces)
        fewer = replace(term, carried_in=term.carried_in - lent.amount)
        subscription = subscription.with_term(fewer).with_term(
            replace(source, carried_out=source.carried_out - lent.amount)
        )
        return give_back(subscription, source.number, lent, on=on)
    return subscription


def _term(subscription: Subscription, number: int) -> Term:
    if not 1 <= number <= len(subscription.terms):
        message = f"There is no term {number}."
        raise NotPossible(message)
    return subscription.term(number)


def _checked(subscription: Subscription, number: int, amount: Money) -> Money:
    if amount.currency != subscription.currency:
        message = "A subscription keeps its currency."
        raise CurrenciesMixed(message)
    left = left_of(subscription, number)
    if amount.amount <= 0 or left < amount:
        raise MoreThanIsLeft(left)
    return amount
