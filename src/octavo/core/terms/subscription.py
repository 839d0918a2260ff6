"""A subscription as it stands: its terms, what was paid and given back, and the issues served.

All of it is frozen: an act returns another subscription, and whoever keeps it adds the rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from octavo.core.terms.money import Money, nothing, total
from octavo.core.terms.offers import Format, Length, Offer
from octavo.core.terms.policy import TRUST_DAYS


class Ending(StrEnum):
    """Why a term ended before its time."""

    LAPSED = "lapsed"
    REFUNDED = "refunded"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Term:
    """What one payment buys: a span `[starts, ends)` of local dates or a number of issues.

    `starts` is None while it waits for the term before it, whose end nobody can know yet; `ends` is
    None where it lasts for ever or until the issue after its last is out. A term that was given has
    no price and names who gave it. One that `replaces` another begins when it is paid, and then the
    other ends. `carried_in` came from a term that was changed for this one, and `carried_out` went
    on to another: with them each term has what is spent in it.
    """

    number: int
    length: Length
    formats: frozenset[Format]
    price: Money
    ordered_on: date
    starts: date | None
    ends: date | None = None
    paid_on: date | None = None
    ended_on: date | None = None
    ending: Ending | None = None
    given_by: str = ""
    is_trial: bool = False
    trust_days: int = TRUST_DAYS
    replaces: int | None = None
    carried_in: int = 0
    carried_out: int = 0

    @property
    def is_settled(self) -> bool:
        """Whether nothing is to be paid for it any more, or never was."""
        return self.paid_on is not None

    @property
    def is_open(self) -> bool:
        """Whether it was ordered and neither paid nor ended."""
        return self.paid_on is None and self.ending is None

    @property
    def stands(self) -> bool:
        """Whether it was settled and not ended before its time."""
        return self.is_settled and self.ending is None

    @property
    def due(self) -> Money:
        """What is to be paid for it, what came from the term before taken off."""
        return self.price - Money(self.carried_in, self.price.currency)


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that came for a term."""

    on: date
    term: int
    amount: Money


@dataclass(frozen=True, slots=True)
class Refund:
    """Money that is given back of a term: owed from that day on, whenever it is sent."""

    on: date
    term: int
    amount: Money


@dataclass(frozen=True, slots=True)
class Served:
    """An issue that a term was debited with; a double issue weighs two."""

    issue: int
    on: date
    term: int
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Cancellation:
    """Asked on a day, effective on another (None: with the issue after the last), why, by whom."""

    asked_on: date
    effective_on: date | None
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    """Neither copies nor reading in `[begins, ends)`; what was bought is moved on by as much."""

    begins: date
    ends: date


@dataclass(frozen=True, slots=True)
class PriceNotice:
    """The payer was told that renewals from a day on cost something else."""

    given_on: date
    holds_from: date
    price: Money


@dataclass(frozen=True, slots=True)
class Subscription:
    """One subscription of one person. `sold` is the offer as it was sold, with its price.

    `renews_as` is another offer that was chosen for after the term, or instead of it once that is
    paid. `anchor` is the day of the month on which its terms begin. `pauses` are in order of time.
    """

    sold: Offer
    ordered_on: date
    terms: tuple[Term, ...] = ()
    payments: tuple[Payment, ...] = ()
    refunds: tuple[Refund, ...] = ()
    served: tuple[Served, ...] = ()
    pauses: tuple[Pause, ...] = ()
    cancellation: Cancellation | None = None
    notice: PriceNotice | None = None
    renews_as: Offer | None = None
    anchor: int = field(default=0)

    @property
    def currency(self) -> str:
        """The one in which all of it is paid."""
        return self.sold.price.currency

    def term(self, number: int) -> Term:
        """The term of that number; terms are numbered from one on."""
        return self.terms[number - 1]

    def paid(self, number: int | None = None) -> Money:
        """What came, for one term or for all."""
        found = [one.amount for one in self.payments if number is None or one.term == number]
        return total(found, self.currency)

    def refunded(self, number: int | None = None) -> Money:
        """What was given back, of one term or of all."""
        found = [one.amount for one in self.refunds if number is None or one.term == number]
        return total(found, self.currency)

    def served_in(self, number: int) -> int:
        """The weight of all issues that a term was debited with."""
        return sum([one.weight for one in self.served if one.term == number])

    def left_in(self, term: Term) -> int:
        """How many issues a term counted in issues still has."""
        return max(0, term.length.count - self.served_in(term.number))

    def unpaid(self) -> Term | None:
        """The term that was ordered and waits for its payment; there is one at most."""
        return next((term for term in self.terms if term.is_open), None)

    def line(self) -> list[Term]:
        """The terms that go on or are still to be paid, in the order in which they are served.

        One that is to replace another is not in it before it is paid.
        """
        standing = [term for term in self.terms if term.stands or _waits_in_line(term)]
        return sorted(standing, key=lambda term: (term.starts or date.max, term.number))

    def last_settled(self) -> Term | None:
        """The last term that is paid for and goes on."""
        return next((term for term in reversed(self.line()) if term.stands), None)

    def current(self, today: date) -> Term | None:
        """The term whose time today is, paid or not."""
        return next((term for term in self.terms if _runs(term, today)), None)

    def is_paused(self, today: date) -> bool:
        """Whether today is in a pause."""
        return any(one.begins <= today < one.ends for one in self.pauses)

    def with_term(self, term: Term) -> Subscription:
        """The same with this term in the place of the one of its number, or added."""
        rest = (*self.terms[: term.number - 1], term, *self.terms[term.number :])
        return replace(self, terms=rest)

    def sold_as(self, offer: Offer) -> Subscription:
        """The same, sold as this offer from now on; what was told of another's price is past."""
        notice = self.notice if offer == self.sold else None
        return replace(self, sold=offer, renews_as=None, notice=notice)

    def without_unpaid(self, *, today: date, ending: Ending) -> Subscription:
        """What was ordered and nobody has paid comes to nothing, and with it the offer of it."""
        term = self.unpaid()
        if term is None:
            return self
        ended = self.with_term(replace(term, ended_on=today, ending=ending))
        return ended if term.replaces is None else replace(ended, renews_as=None)

    def give_back(self, term: Term, *, on: date) -> Subscription:
        """All that is left of what was paid for a term is given back."""
        rest = self.paid(term.number) - self.refunded(term.number)
        if not rest:
            return self
        return replace(self, refunds=(*self.refunds, Refund(on, term.number, rest)))

    def nothing(self) -> Money:
        """No money, in its currency."""
        return nothing(self.currency)


def _waits_in_line(term: Term) -> bool:
    return term.is_open and term.replaces is None


def _runs(term: Term, today: date) -> bool:
    return (
        term.starts is not None
        and term.starts <= today
        and (term.ends is None or today < term.ends)
        and (term.ended_on is None or today < term.ended_on)
    )
