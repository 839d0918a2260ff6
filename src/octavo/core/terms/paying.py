"""Paying: the money for an ordered term has come, and the term begins or goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from octavo.core.terms.days import check_day
from octavo.core.terms.errors import NotPossible, PaymentMismatched
from octavo.core.terms.money import Money
from octavo.core.terms.serving import IssueOut, serve
from octavo.core.terms.spans import begun, lined_up
from octavo.core.terms.subscription import Ending, Payment, Subscription, Term


def pay(
    subscription: Subscription,
    amount: Money,
    *,
    today: date,
    out: Sequence[IssueOut] = (),
) -> Subscription:
    """Settle the term that waits for its payment; the sum must be the one that is due.

    Who pays while reading on trust has the term from the day it began, and `out`, the issues that
    came out since, count. Who pays later has it from the day of the payment on. For a term that was
    over before the one to replace it was paid, it is too late.
    """
    check_day(today, since=subscription.ordered_on)
    term = subscription.unpaid()
    if term is None:
        message = "There is nothing to pay."
        raise NotPossible(message)
    if amount != term.due:
        message = f"{term.due.major} {term.due.currency} is due."
        raise PaymentMismatched(message)
    if is_too_late(subscription, term, today=today):
        message = "The term that this one was to replace is over."
        raise NotPossible(message)
    payment = Payment(today, term.number, amount)
    paid = replace(subscription, payments=(*subscription.payments, payment))
    paid = settle(paid, term, today=today)
    for issue in sorted(out, key=lambda one: (one.on, one.number)):
        paid = serve(paid, issue)
    return paid


def settle(subscription: Subscription, term: Term, *, today: date) -> Subscription:
    """The term is as good as paid from today on; one that it replaces ends."""
    if term.replaces is not None:
        old = subscription.term(term.replaces)
        ended = replace(
            old,
            ended_on=today,
            ending=Ending.CHANGED,
            carried_out=old.carried_out + term.carried_in,
        )
        subscription = subscription.with_term(ended)
        subscription = subscription.sold_as(subscription.renews_as or subscription.sold)
    elif term.starts is None or today < term.starts + timedelta(days=term.trust_days):
        return subscription.with_term(replace(term, paid_on=today))
    settled = begun(subscription, replace(term, paid_on=today), today=today)
    return lined_up(replace(subscription, anchor=today.day), settled)


def is_too_late(subscription: Subscription, term: Term, *, today: date) -> bool:
    """Whether the term was to replace one that has ended meanwhile."""
    if term.replaces is None:
        return False
    old = subscription.term(term.replaces)
    return old.ends is not None and old.ends <= today
