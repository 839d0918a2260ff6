"""Serving: an issue is out, and who has a term for it is debited with it, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from octavo.core.terms.days import check_day
from octavo.core.terms.errors import NotPossible
from octavo.core.terms.offers import Unit
from octavo.core.terms.spans import lined_up
from octavo.core.terms.subscription import Served, Subscription, Term

COUNTED = frozenset({Unit.MONTHS, Unit.ISSUES})


@dataclass(frozen=True, slots=True)
class IssueOut:
    """An issue on the day it is out. A double issue weighs two."""

    number: int
    on: date
    weight: int = 1

    def __post_init__(self) -> None:
        """Refuse what is no issue."""
        check_day(self.on)
        if type(self.number) is not int or type(self.weight) is not int or self.weight < 1:
            message = f"{self.number!r}, weighing {self.weight!r}, is no issue."
            raise NotPossible(message)


@dataclass(frozen=True, slots=True)
class Delivery:
    """ "7 of 24 delivered, next: no. 8 on 15 April"; `of` is None for a term counted in months."""

    served: int
    of: int | None
    next: IssueOut | None


def serve(subscription: Subscription, issue: IssueOut) -> Subscription:
    """Debit the term that this issue falls to, if there is one; it never is debited twice.

    A term counted in issues ends on the day of the issue after its last, and with it begins the
    term that waits behind. What comes out in a pause is not served and ends nothing. A double issue
    that is more than what is left is served all the same.
    """
    if was_served(subscription, issue) or subscription.is_paused(issue.on):
        return subscription
    term = _term_for(subscription, issue.on)
    if term is not None and _is_used_up(subscription, term):
        if issue.on <= _last_served_on(subscription, term):
            return subscription
        subscription = lined_up(subscription, replace(term, ends=issue.on))
        term = _term_for(subscription, issue.on)
    if term is None:
        return subscription
    served = Served(issue.number, issue.on, term.number, issue.weight)
    return replace(subscription, served=(*subscription.served, served))


def was_served(subscription: Subscription, issue: IssueOut) -> bool:
    """Whether a term was debited with it."""
    return issue.number in [one.issue for one in subscription.served]


def delivery(
    subscription: Subscription, *, today: date, calendar: Sequence[IssueOut]
) -> Delivery | None:
    """How far the running term is; `calendar` has the issues to come in their order, as planned."""
    term = subscription.current(today) or subscription.last_settled()
    if term is None or term.length.unit not in COUNTED:
        return None
    is_counted = term.length.unit is Unit.ISSUES
    served = sum(1 for one in subscription.served if one.term == term.number)
    if is_counted:
        served = min(term.length.count, subscription.served_in(term.number))
    return Delivery(
        served=served,
        of=term.length.count if is_counted else None,
        next=next((one for one in calendar if _is_to_come(subscription, term, one)), None),
    )


def _is_to_come(subscription: Subscription, term: Term, issue: IssueOut) -> bool:
    if subscription.is_paused(issue.on) or not term.stands:
        return False
    if was_served(subscription, issue):
        return False
    if term.starts is None or issue.on < term.starts or (term.ends and issue.on >= term.ends):
        return False
    return not _is_used_up(subscription, term)


def _term_for(subscription: Subscription, on: date) -> Term | None:
    """The settled term that runs on that day: one of the last, as a rule."""
    for term in reversed(subscription.terms):
        if (
            term.stands
            and term.length.unit in COUNTED
            and term.starts is not None
            and term.starts <= on
            and (term.ends is None or on < term.ends)
        ):
            return term
    return None


def _is_used_up(subscription: Subscription, term: Term) -> bool:
    return term.length.unit is Unit.ISSUES and subscription.left_in(term) == 0


def _last_served_on(subscription: Subscription, term: Term) -> date:
    return max(one.on for one in subscription.served if one.term == term.number)
