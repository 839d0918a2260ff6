"""Adds rows one statement each, for tables whose signals nobody listens to.

The statement of a table is written once. `Model.save` writes it each time, and asks everybody who
listens to the rows of any table: that takes five times as long as the database takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.transaction import mark_for_rollback_on_error

M = TypeVar("M", bound=models.Model)


def add(row: M) -> M:
    """Write a new row and give it its key. No signal is sent; checks of the database hold.

    For models without parents whose database makes the key and no other value. A row that stands
    already, or belongs to one that was never added, is a ValueError. What the database refuses
    undoes the transaction, as with `save`.
    """
    if not row._state.adding:
        message = f"{row!r} stands already."
        raise ValueError(message)
    database = connections[DEFAULT_DB_ALIAS]
    sql, fields = _statement(type(row), database.vendor)
    # What it belongs to may have been added, and got its key, since this row was made.
    row._prepare_related_fields_for_save(operation_name="add")  # type: ignore[attr-defined]
    values = [field.get_db_prep_save(field.pre_save(row, add=True), database) for field in fields]
    with mark_for_rollback_on_error(), database.cursor() as cursor:
        cursor.execute(sql, values)
        (row.pk,) = cursor.fetchone()
    row._state.adding = False
    row._state.db = database.alias
    return row


def add_all(rows: Iterable[M]) -> list[M]:
    """Write some new rows, a handful rather than a thousand."""
    return [add(row) for row in rows]


@cache
def _statement(
    model: type[models.Model], _vendor: str
) -> tuple[str, tuple[models.Field[Any, Any], ...]]:
    meta, quoted = model._meta, connections[DEFAULT_DB_ALIAS].ops.quote_name
    fields = tuple(field for field in meta.local_concrete_fields if not field.primary_key)
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    values = ", ".join(["%s"] * len(fields))
    table, key = quoted(meta.db_table), quoted(str(meta.pk.column))
    sql = f"INSERT INTO {table} ({columns}) VALUES ({values}) RETURNING {key}"  # noqa: S608 - our own names
    return sql, fields
