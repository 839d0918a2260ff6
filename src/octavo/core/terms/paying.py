"""Paying: the money for an ordered term has come, and the term begins or goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from octavo.core.terms.errors import NotPossible, PaymentMismatched
from octavo.core.terms.money import Money
from octavo.core.terms.ordering import term_of
from octavo.core.terms.serving import IssueOut, serve
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
    came out since, count. Who pays later has it from the day of the payment on.
    """
    term = subscription.unpaid()
    if term is None:
        message = "There is nothing to pay."
        raise NotPossible(message)
    if amount != term.due:
        message = f"{term.due.major} {term.due.currency} is due."
        raise PaymentMismatched(message)
    paid = replace(
        subscription, payments=(*subscription.payments, Payment(today, term.number, amount))
    )
    paid = settle(paid, term, today=today)
    for issue in out:
        paid = serve(paid, issue)
    return paid


def settle(subscription: Subscription, term: Term, *, today: date) -> Subscription:
    """The term is as good as paid from today on; one that it replaces ends."""
    if term.replaces is not None:
        subscription = _replaced(subscription, term, today=today)
        term, subscription = _begun(subscription, term, today=today)
    elif term.starts is not None and today >= term.starts + timedelta(days=term.trust_days):
        term, subscription = _begun(subscription, term, today=today)
    return subscription.with_term(replace(term, paid_on=today))


def _begun(subscription: Subscription, term: Term, *, today: date) -> tuple[Term, Subscription]:
    """The term from today on, which is the day of the month for those to come as well."""
    fresh = term_of(term.length, today, day=today.day)
    return (
        replace(term, starts=fresh.starts, ends=fresh.ends),
        replace(subscription, anchor=today.day),
    )


def _replaced(subscription: Subscription, term: Term, *, today: date) -> Subscription:
    old = subscription.term(term.replaces or 0)
    if old.ending is not None:
        return subscription
    return subscription.with_term(
        replace(old, ended_on=today, ending=Ending.CHANGED, carried_out=term.carried_in)
    )
