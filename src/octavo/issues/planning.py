"""Lays out a year of issues: when each is dated, closes, and which number it has."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from octavo.issues.errors import MagazineNotFounded
from octavo.issues.models import Issue, IssueShelf

DAYS_TO_CLOSE = 7  # an issue closes a week before its date, unless an editor sets another day


def year_dates(*, year: int, per_year: int, weekday: int | None = None) -> list[date]:
    """The dates of a year's issues.

    Several a month are spread over its first four weeks: 24 a year are the 1st and the 15th. A few
    a year stand on the 1st of months evenly apart; any other count is spread over the days. With
    `weekday` (Monday is 0), each date moves on to the next such day.
    """
    if not 1 <= per_year <= 366:
        message = _("Between 1 and 366 issues a year can be planned.")
        raise ValueError(message)
    if per_year % 12 == 0 and per_year <= 48:
        a_month = per_year // 12
        days = [1 + 28 * turn // a_month for turn in range(a_month)]
        dates = [date(year, month, day) for month in range(1, 13) for day in days]
    elif 12 % per_year == 0:
        dates = [date(year, month, 1) for month in range(1, 13, 12 // per_year)]
    else:
        length = 365 + isleap(year)
        first = date(year, 1, 1)
        dates = [first + timedelta(days=length * turn // per_year) for turn in range(per_year)]
    if weekday is None:
        return dates
    return [day + timedelta(days=(weekday - day.weekday()) % 7) for day in dates]


def plan_year(
    *, year: int, per_year: int, first_number: int | None = None, weekday: int | None = None
) -> list[Issue]:
    """Make the issues of a year that are not there yet, and return those that were made.

    Dates that have an issue are left alone, so planning twice is planning once. Numbers go on from
    the last; `first_number` is for a magazine that has none yet.
    """
    shelf = IssueShelf.objects.first()
    if shelf is None:
        raise MagazineNotFounded(_("There is no magazine yet. Begin with `octavo demo`."))
    dates = year_dates(year=year, per_year=per_year, weekday=weekday)
    with transaction.atomic():
        last = Issue.objects.order_by("number").last()
        number = last.number if last else (first_number or 1) - 1
        taken = set(Issue.objects.filter(dated_on__in=dates).values_list("dated_on", flat=True))
        made = []
        for dated_on in sorted(set(dates) - taken):
            number += 1
            made.append(_plan(shelf, number=number, dated_on=dated_on, last=last))
    return made


def _plan(shelf: IssueShelf, *, number: int, dated_on: date, last: Issue | None) -> Issue:
    """One planned issue: a draft with a number and dates, and nothing in it."""
    volume = last.volume + dated_on.year - last.dated_on.year if last and last.volume else 0
    issue = Issue(
        title=_("Issue %(number)d") % {"number": number},
        number=number,
        volume=volume if volume > 0 else None,  # a year before the first volume has none
        dated_on=dated_on,
        closes_on=dated_on - timedelta(days=DAYS_TO_CLOSE),
        live=False,
    )
    shelf.add_child(instance=issue)
    issue.save_revision(clean=False)
    return issue
