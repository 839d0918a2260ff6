"""The days that numbers are asked for, cut into days, weeks or months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from octavo.core.terms import months_after

STEPS = ("day", "week", "month")
MOST_PARTS = 400


@dataclass(frozen=True, slots=True)
class Span:
    """`[since, until)` in parts of one length; the first and the last may be shorter."""

    since: date
    until: date
    step: str

    def parts(self) -> Iterator[tuple[date, date]]:
        """Each part as the day on which it begins and the one on which it is over."""
        begins = self.since
        while begins < self.until:
            ends = min(_next(begins, self.step), self.until)
            yield begins, ends
            begins = ends

    def index_of(self, day: date) -> int:
        """In which part a day of the span lies."""
        if self.step == "day":
            return (day - self.since).days
        if self.step == "week":
            return (_monday(day) - _monday(self.since)).days // 7
        return (day.year - self.since.year) * 12 + day.month - self.since.month


def span_of(since: date, until: date, step: str = "") -> Span:
    """Cut by the step that was asked for; by a longer one, where there would be too many parts."""
    days = (until - since).days
    usual = "day" if days <= 62 else "week" if days <= 400 else "month"
    asked = step if step in STEPS else usual
    for known in STEPS[STEPS.index(asked) :]:
        span = Span(since, until, known)
        if known == STEPS[-1] or span.index_of(until - timedelta(days=1)) < MOST_PARTS:
            return span
    raise AssertionError


def _next(day: date, step: str) -> date:
    if step == "day":
        return day + timedelta(days=1)
    if step == "week":
        return _monday(day) + timedelta(days=7)
    return months_after(day.replace(day=1), 1)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
