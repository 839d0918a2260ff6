"""Adds what was counted: views and clicks, by day and booking."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import F

from octavo.advertising.models import Booking, BookingDay


def add(sums: Mapping[tuple[date, int], tuple[int, int]]) -> None:
    """Add (views, clicks) by (day, booking) to what is there, within the caller's transaction.

    Bookings that are gone are ignored: one that was never live may be deleted.
    """
    numbers = {number for _day, number in sums}
    there = set(
        Booking.objects.select_for_update().filter(pk__in=numbers).values_list("pk", flat=True)
    )
    known = {key: both for key, both in sums.items() if key[1] in there and any(both)}
    BookingDay.objects.bulk_create(
        [BookingDay(day=day, booking_id=number) for day, number in sorted(known)],
        ignore_conflicts=True,
    )
    for (day, number), (views, clicks) in sorted(known.items()):
        BookingDay.objects.filter(day=day, booking=number).update(
            views=F("views") + views, clicks=F("clicks") + clicks
        )
