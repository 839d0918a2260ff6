"""What came of one booking, day by day, and in print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from babel import Locale
from babel.numbers import format_percent
from django.utils.translation import get_language, to_locale

from octavo.advertising.choosing import A_DAY
from octavo.advertising.models import Booking
from octavo.advertising.printing import InPrint, booked_in_print
from octavo.advertising.rules import local_day
from octavo.billing.desk.numbers.spans import Span, span_of


@dataclass(frozen=True, slots=True)
class Day:
    """How often it was sent with a page on that day, and how often somebody followed it."""

    on: date
    views: int
    clicks: int


@dataclass(frozen=True)
class Report:
    """The days from its first to its last, or to today; there are none before it is live."""

    booking: Booking
    days: tuple[Day, ...]
    in_print: tuple[InPrint, ...]
    made_on: date

    @cached_property
    def views(self) -> int:
        """All of them."""
        return sum(day.views for day in self.days)

    @cached_property
    def clicks(self) -> int:
        """All of them."""
        return sum(day.clicks for day in self.days)

    @property
    def state(self) -> Booking.State:
        """What the booking is on the day of the report."""
        return self.booking.state(on=self.made_on)

    @cached_property
    def span(self) -> Span | None:
        """Its days, cut into parts that fit on a page; None where there are none."""
        if not self.days:
            return None
        return span_of(self.days[0].on, self.days[-1].on + A_DAY)

    def in_parts(self, measure: str) -> list[int]:
        """Views or clicks in each part of the span."""
        if self.span is None:
            return []
        found = [0] * len(list(self.span.parts()))
        for day in self.days:
            found[self.span.index_of(day.on)] += getattr(day, measure)
        return found


def report_on(booking: Booking, *, today: date) -> Report:
    """In three queries. A day on which nothing was counted has noughts."""
    counted = {row.day: row for row in booking.days.all()}
    days = sorted({*_shown_on(booking, today), *counted})
    return Report(
        booking,
        tuple(_day(day, counted.get(day)) for day in days),
        tuple(booked_in_print(booking)),
        today,
    )


def rate(clicks: int, views: int) -> float | None:
    """Clicks for each view; None where there is none to divide by."""
    return clicks / views if views else None


def rate_in_words(clicks: int, views: int) -> str:
    """The same in per cent, as people write it."""
    found, locale = rate(clicks, views), Locale.parse(to_locale(get_language() or "en-gb"))
    if found is None:
        return "–"
    pattern = locale.percent_formats[None].pattern.replace("##0", "##0.00")
    return format_percent(found, pattern, locale=locale)


def _shown_on(booking: Booking, today: date) -> Iterator[date]:
    """The days on which pages showed it; one that is counted late, as by a kept page, comes too."""
    day, ends = booking.starts_on, booking.ends_on
    if not booking.placement or day is None or ends is None:
        return
    last = local_day(booking.withdrawn_at) if booking.withdrawn_at else today
    while day < ends and day <= min(last, today):
        yield day
        day += A_DAY


def _day(on: date, counted: object) -> Day:
    return Day(on, getattr(counted, "views", 0), getattr(counted, "clicks", 0))
