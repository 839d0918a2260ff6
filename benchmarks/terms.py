"""Simulated years of one magazine on the rules of terms, with every law looked after.

Readers order, pay early or late or never, pause, change, cancel and come back. After each day the
laws are checked for whom that day touched, and at each month's end for everybody.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tests.core.terms import laws, planting

from benchmarks.figures import Figure, figure
from octavo.core import terms
from octavo.core.terms import (
    Format,
    IssueOut,
    Length,
    Money,
    Offer,
    Subscription,
    TermsRefusal,
    Unit,
)

BEGINS = datetime(2023, 12, 31, 23, tzinfo=UTC)  # the first moment of 2024, a leap year, in Berlin
ZONE = ZoneInfo("Europe/Berlin")
ISSUES_A_YEAR = 24
BOTH: frozenset[Format] = frozenset({"digital", "print"})
DIGITAL: frozenset[Format] = frozenset({"digital"})


def _offer(code: str, unit: Unit, count: int, formats: frozenset[Format], price: int) -> Offer:
    return Offer(code, Length(unit, count), formats, Money(price, "EUR"))


OFFERS = (
    _offer("print-year", Unit.ISSUES, 24, BOTH, 144_00),
    _offer("digital-year", Unit.MONTHS, 12, DIGITAL, 72_00),
    _offer("half-a-year", Unit.ISSUES, 12, BOTH, 78_00),
    _offer("a-month", Unit.MONTHS, 1, DIGITAL, 7_00),
)


@dataclass
class Told:
    """What happened in the simulated years."""

    served: int = 0
    acts: int = 0
    checks: int = 0

    def __add__(self, other: Told) -> Told:
        return Told(self.served + other.served, self.acts + other.acts, self.checks + other.checks)


def days_of(years: int) -> Iterator[date]:
    """Each local date once, as a clock tells them that is looked at every hour.

    On the nights when clocks change a day has 23 or 25 hours, and is still one day.
    """
    at, last, hours = BEGINS, None, 0
    end = BEGINS.replace(year=BEGINS.year + years)
    while at < end:
        today = at.astimezone(ZONE).date()
        if today != last:
            if hours not in (0, 23, 24, 25) or (last and today - last != timedelta(days=1)):
                message = f"{last} had {hours} hours, and then it was {today}."
                raise ValueError(message)
            last, hours = today, 0
            yield today
        at += timedelta(hours=1)
        hours += 1


@dataclass
class Reader:
    """Somebody who subscribes, with habits of their own, and may come back after the end."""

    chance: Random
    sub: Subscription | None = None
    checked: Subscription | None = None
    pays_on: date | None = None
    since: list[IssueOut] = field(default_factory=list)

    def wakes_next(self, today: date) -> date:
        """The next day on which something may be due for them, or comes to their mind."""
        days = [today + timedelta(days=self.chance.randrange(20, 200))]
        if self.pays_on is not None:
            days.append(self.pays_on)
        if self.sub is not None:
            waiting, last = self.sub.unpaid(), self.sub.last_settled()
            if waiting is not None and waiting.starts is not None:
                days.append(max(waiting.starts, waiting.ordered_on) + timedelta(days=30))
            elif waiting is None and last is not None and last.ends is not None:
                days.append(last.ends - timedelta(days=30))
        return min((day for day in days if day > today), default=today + timedelta(days=1))


class Magazine:
    """Some of the readers of a magazine; each day is theirs alone, so that they may be divided."""

    def __init__(self, readers: range, seed: int) -> None:
        self.readers = [Reader(Random(f"{seed}/{number}")) for number in readers]  # noqa: S311
        self.wakes: dict[date, list[Reader]] = defaultdict(list)
        self.told = Told()

    def live(self, years: int) -> Told:
        """All these years, day by day."""
        issues = 0
        for number, today in enumerate(days_of(years)):
            if number == 0:
                for reader in self.readers:
                    self.wakes[today + timedelta(days=reader.chance.randrange(300))].append(reader)
            touched = self.wakes.pop(today, [])
            for reader in touched:
                self._wake(reader, today)
            if (number + 1) * ISSUES_A_YEAR // 365 > issues and issues < ISSUES_A_YEAR * years:
                issues += 1
                touched = self._serve(
                    IssueOut(issues, today, 2 if issues % 24 == 12 else 1), touched
                )
            if (today + timedelta(days=1)).day == 1:
                touched = self.readers
            for reader in touched:
                self._check(reader, today)
        return self.told

    def _serve(self, out: IssueOut, touched: list[Reader]) -> list[Reader]:
        """Serve everybody; who else was touched today, and who has it, are to be checked."""
        found = list(touched)
        for reader in self.readers:
            before = reader.sub
            if before is None:
                continue
            reader.sub = terms.serve(before, out)
            if reader.sub is not before:
                self.told.served += len(reader.sub.served) - len(before.served)
                found.append(reader)
            if reader.sub.unpaid() is not None:
                reader.since.append(out)
        return found

    def _check(self, reader: Reader, today: date) -> None:
        if reader.sub is not None:
            laws.check(reader.sub, today=today, since=reader.checked)
            reader.checked = reader.sub
            self.told.checks += 1

    def _wake(self, reader: Reader, today: date) -> None:
        if reader.sub is None or _is_over(reader.sub, today):
            reader.sub = terms.order(_choice(reader), today=today)
            reader.checked, reader.since = None, []
            reader.pays_on = _day_of_payment(reader, today)
            self.told.acts += 1
        else:
            self._act(reader, reader.sub, today)
        self.wakes[reader.wakes_next(today)].append(reader)

    def _act(self, reader: Reader, sub: Subscription, today: date) -> None:
        sub = terms.lapse_unpaid(sub, today=today)
        waiting = sub.unpaid()
        if waiting is not None and reader.pays_on is not None and reader.pays_on <= today:
            starts = waiting.starts or today
            out = [one for one in reader.since if one.on >= starts]
            sub = _tried(sub, "pay", waiting.due, today=today, out=out)
            reader.pays_on, reader.since = None, []
        elif terms.is_renewal_due(sub, today=today):
            sub = terms.renew(sub, today=today)
            reader.pays_on = _day_of_payment(reader, today)
        elif reader.chance.random() < 0.4:
            sub = _whim(reader, sub, today)
        if waiting is None and sub.unpaid() is not None and reader.pays_on is None:
            reader.pays_on = _day_of_payment(reader, today)
        self.told.acts += 1
        reader.sub = sub


def _whim(reader: Reader, sub: Subscription, today: date) -> Subscription:
    """Something that a subscriber may ask for on any day, refused or not."""
    chance = reader.chance
    begins = today + timedelta(days=chance.randrange(30))
    wishes = (
        ("pause", {"begins": begins, "ends": begins + timedelta(days=chance.randrange(1, 60))}),
        ("resume", {}),
        ("cancel", {"by": "reader"}),
        ("undo_cancellation", {}),
        ("change_now", {"offer": _choice(reader)}),
        ("change_at_end", {"offer": _choice(reader)}),
        ("ask_guarantee", {"by": "reader"}),
        ("give", {"length": Length(Unit.MONTHS, 1), "formats": DIGITAL, "by": "desk"}),
        ("give_price_notice", {"price": sub.sold.price + Money(1_00, "EUR")}),
        ("renew", {}),
    )
    name, facts = wishes[chance.randrange(len(wishes))]
    return _tried(sub, name, today=today, **facts)


def _tried(sub: Subscription, name: str, *arguments: object, **facts: object) -> Subscription:
    try:
        after: Subscription = getattr(terms, name)(sub, *arguments, **facts)
    except TermsRefusal:
        return sub
    return after


def _day_of_payment(reader: Reader, today: date) -> date | None:
    """Most pay within a fortnight, some late, some never."""
    mood = reader.chance.random()
    if mood < 0.04:
        return None
    return today + timedelta(days=reader.chance.randrange(1, 13 if mood < 0.9 else 40))


def _choice(reader: Reader) -> Offer:
    return reader.chance.choices(OFFERS, weights=(5, 3, 2, 1))[0]


def _is_over(sub: Subscription, today: date) -> bool:
    if sub.unpaid() is not None:
        return False
    last = sub.last_settled()
    return last is None or (last.ends is not None and last.ends <= today)


def _lived(part: tuple[range, int, int]) -> Told:
    readers, years, seed = part
    return Magazine(readers, seed).live(years)


def simulate(readers: int, *, years: int, seed: int = 8) -> tuple[float, Told]:
    """So many readers for so many years, on all cores: how many seconds it took, and what happened.

    A broken law ends it.
    """
    began = time.perf_counter()
    cores = os.cpu_count() or 1
    size = max(1, min(1000, -(-readers // cores)))
    parts = [(range(at, min(at + size, readers)), years, seed) for at in range(0, readers, size)]
    with ProcessPoolExecutor(cores) as pool:
        told = sum(pool.map(_lived, parts), Told())
    return time.perf_counter() - began, told


def measure() -> list[Figure]:
    """The years, and the bugs that were planted for the laws to find."""
    ten, told = simulate(5_000, years=10)
    half, _ = simulate(2_500, years=10)
    two, many = simulate(100_000, years=2)
    caught = sum(planting.is_caught(patch) for patch in planting.PATCHES)
    return [
        figure("years10.s", ten, "s", goal=60, better="lower"),
        figure(
            "years10.growth", ten / half, "times for twice the readers", goal=2.3, better="lower"
        ),
        figure("years10.served", told.served, "issues", goal=500_000),
        figure("years10.checks", told.checks, "checks of all laws", goal=1_000_000),
        figure("years2_100k.s", two, "s", goal=300, better="lower"),
        figure("years2_100k.checks", many.checks, "checks of all laws", goal=4_000_000),
        figure("planted_bugs.caught", caught, "of 10", goal=10),
    ]
