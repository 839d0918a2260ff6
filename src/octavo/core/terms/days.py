"""Counting on the calendar. All days are local dates of the publication."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from octavo.core.terms.errors import DayAbsurd

FIRST_YEAR, LAST_YEAR = 1900, 2999


def months_after(start: date, months: int, *, day: int | None = None) -> date:
    """The day so many months later, on that day of the month: by default the day of `start`.

    A month that is too short gives its last day, and the next one has the day back: what began on
    31 January goes on to 28 February, then to 31 March.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > LAST_YEAR:
        message = f"{months} months after {start} nobody prints any more."
        raise DayAbsurd(message)
    return date(year, month + 1, min(day or start.day, last_of_month(year, month + 1)))


def last_of_month(year: int, month: int) -> int:
    """28 to 31."""
    return monthrange(year, month)[1]


def check_day(day: date, *, since: date | None = None) -> None:
    """Refuse what is no local date, such as an instant, and a day before the one it is about."""
    if type(day) is not date or not FIRST_YEAR <= day.year <= LAST_YEAR:
        message = f"{day!r} is no day of a magazine."
        raise DayAbsurd(message)
    if since is not None and day < since:
        message = f"{day} is before {since}, the day it began."
        raise DayAbsurd(message)
