"""Months as they begin where the publication is."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.conf import settings

AHEAD = 15  # months whose beginnings are known: more than a year without a renewal


def turns(*, now: datetime) -> tuple[datetime, ...]:
    """The first instants of months: of the present one, and of so many that follow."""
    zone = ZoneInfo(settings.TIME_ZONE)
    here = now.astimezone(zone)
    first = here.year * 12 + here.month - 1
    return tuple(
        datetime(month // 12, month % 12 + 1, 1, tzinfo=zone)
        for month in range(first, first + AHEAD + 1)
    )


def month_at(now: datetime) -> tuple[datetime, datetime]:
    """When the present month begins and ends."""
    return next(pairwise(turns(now=now)))
