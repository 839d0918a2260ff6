"""Counting on the calendar. All days are local dates of the publication."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_after(start: date, months: int, *, day: int | None = None) -> date:
    """The day so many months later, on that day of the month: by default the day of `start`.

    A month that is too short gives its last day, and the next one has the day back: what began on
    31 January goes on to 28 February, then to 31 March.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day or start.day, last))
