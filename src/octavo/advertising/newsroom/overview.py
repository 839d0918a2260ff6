"""What stands in which place on which days: the days of some weeks, and a bar for each booking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from octavo.advertising.models import Booking
from octavo.advertising.placements import PLACEMENTS

WEEKS = 6
A_DAY, A_WEEK = timedelta(days=1), timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """A booking: so many days of the span before it, in it, and after it."""

    booking: Booking
    before: int
    days: int
    after: int
    begins_earlier: bool
    ends_later: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A placement with its bookings, and how many of them share each day at most."""

    label: Any
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """Some weeks from a Monday on. `weeks` are their first days."""

    first: date
    weeks: tuple[date, ...]
    places: tuple[Place, ...]

    @property
    def until(self) -> date:
        return self.first + WEEKS * A_WEEK


def days_from(day: date) -> Days:
    """The weeks from that of the day on, in one query."""
    first = day - timedelta(days=day.weekday())
    until = first + WEEKS * A_WEEK
    shown = Booking.objects.exclude(placement="").filter(
        withdrawn_at=None, starts_on__lt=until, ends_on__gt=first
    )
    booked = list(shown.order_by("starts_on", "pk"))
    places = tuple(
        Place(placement.label, tuple(_bars(booked, placement.name, first, until)))
        for placement in PLACEMENTS
    )
    return Days(first, tuple(first + at * A_WEEK for at in range(WEEKS)), places)


def _bars(booked: Iterable[Booking], placement: str, first: date, until: date) -> Iterable[Bar]:
    for booking in booked:
        if booking.placement != placement or not booking.starts_on or not booking.ends_on:
            continue
        starts, ends = max(booking.starts_on, first), min(booking.ends_on, until)
        yield Bar(
            booking,
            before=(starts - first).days,
            days=(ends - starts).days,
            after=(until - ends).days,
            begins_earlier=booking.starts_on < first,
            ends_later=booking.ends_on > until,
        )
