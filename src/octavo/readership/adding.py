"""Adds to the sums in the database: one statement for each row, whoever else adds at the time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import connection, models

from octavo.advertising import counting
from octavo.door.counting.sources import INSIDE, OTHER
from octavo.readership.models import Depth, Hearing, Reading
from octavo.readership.policy import MOST_SOURCES
from octavo.readership.sums import Sums, article_of

NO_STRANGERS = frozenset({"", INSIDE, OTHER})


def add(sums: Sums) -> None:
    """Add these to what is there, within the caller's transaction."""
    reads = bounded(sums.reads)
    add_rows(
        Reading,
        ("day", "item", "by", "source", "article"),
        (((*key, article_of(key[1])), count) for key, count in reads.items()),
    )
    add_rows(Depth, ("day", "article", "quarter"), sums.depths.items())
    add_rows(Hearing, ("day", "article", "by"), sums.hearings.items())
    counting.add(sums.shown())


def add_rows(
    model: type[models.Model],
    columns: tuple[str, ...],
    rows: Iterable[tuple[tuple[Any, ...], int]],
) -> None:
    """Add each count to the row with these values, or make it. Rows are taken in one order.

    So two who add at once wait for each other, and never in a circle.
    """
    of_one_sum = _fields_of_one_sum(model)
    quote, field_named = connection.ops.quote_name, {it.name: it for it in model._meta.fields}
    fields = [field_named[name] for name in columns]
    names = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * (len(columns) + 1))
    key = ", ".join(quote(str(field_named[name].column)) for name in of_one_sum)
    table, count = quote(model._meta.db_table), quote("count")
    statement = (
        f"INSERT INTO {table} ({names}, {count}) VALUES ({marks})"  # noqa: S608 - our own names
        f" ON CONFLICT ({key}) DO UPDATE SET {count} = {table}.{count} + excluded.{count}"
    )
    values = [
        [
            *(
                field.get_db_prep_save(it, connection)
                for field, it in zip(fields, row, strict=True)
            ),
            n,
        ]
        for row, n in sorted(rows, key=lambda one: one[0][: len(of_one_sum)])
    ]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(statement, values)


def bounded(
    reads: Mapping[tuple[date, str, str, str], int],
) -> Counter[tuple[date, str, str, str]]:
    """The same with no more sources than a day may have. Whoever came first keeps its name."""
    found: Counter[tuple[date, str, str, str]] = Counter()
    known: dict[date, set[str]] = {}
    for (day, item, by, source), count in reads.items():
        if source not in NO_STRANGERS:
            if day not in known:
                known[day] = set(_sources_of(day))
            if source in known[day] or len(known[day]) < MOST_SOURCES:
                known[day].add(source)
            else:
                source = OTHER
        found[day, item, by, source] += count
    return found


def _sources_of(day: date) -> Iterable[str]:
    strangers = Reading.objects.filter(day=day).exclude(source__in=NO_STRANGERS)
    return strangers.order_by().values_list("source", flat=True).distinct()[:MOST_SOURCES]


def _fields_of_one_sum(model: type[models.Model]) -> tuple[str, ...]:
    """By which a row is told from others: its unique constraint."""
    constraints = model._meta.constraints
    return next(tuple(it.fields) for it in constraints if isinstance(it, models.UniqueConstraint))
