"""Puts sources together that few came from, once their months are long past."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Min, Sum

from octavo.core.terms import months_after
from octavo.door.counting.sources import OTHER
from octavo.readership.adding import NO_STRANGERS, add_rows
from octavo.readership.models import Reading
from octavo.readership.policy import FEW, KEPT_APART_FOR

A_DAY = timedelta(days=1)


def fold(*, today: date) -> int:
    """Go through the months that were over long enough ago; return how many rows went."""
    first = Reading.objects.aggregate(day=Min("day"))["day"]
    month, gone = (first or today).replace(day=1), 0
    while (ends := months_after(month, 1)) <= today - KEPT_APART_FOR:
        gone += _fold_month(month, ends)
        month = ends
    return gone


def _fold_month(begins: date, ends: date) -> int:
    rows = Reading.objects.filter(day__gte=begins, day__lt=ends).exclude(source__in=NO_STRANGERS)
    sums = rows.order_by().values("source").annotate(n=Sum("count")).filter(n__lt=FEW)
    few = list(sums.values_list("source", flat=True))
    days = [begins + A_DAY * at for at in range((ends - begins).days)] if few else []
    return sum(_fold_day(day, few) for day in days)


@transaction.atomic
def _fold_day(day: date, sources: list[str]) -> int:
    """One day in one transaction; the next night goes on where this one was killed."""
    rows = Reading.objects.filter(day=day, source__in=sources)
    sums = rows.order_by().values_list("item", "by", "article").annotate(n=Sum("count"))
    add_rows(
        Reading,
        ("day", "item", "by", "source", "article"),
        [((day, item, by, OTHER, article), count) for item, by, article, count in sums],
    )
    return rows.delete()[0]
