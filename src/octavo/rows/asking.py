"""A query that is written once and asked with other values.

Django writes the SQL of a query each time it is asked, which takes ten times as long as SQLite
takes to answer. That is of no account on a page; it is where fifty people wait for one another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

Value = int | str | date


class Question:
    """A query of rows of one table, or of values (`values_list`), that has named values.

    `make` builds the queryset from them. It is called once for each kind of database, with the
    examples: each must be unlike the others, and unlike anything else in the query. Values are
    numbers, texts and days; None, which would be another query, is a ValueError.
    """

    def __init__(self, make: Callable[..., models.QuerySet[Any]], **examples: Value) -> None:
        self._make = make
        self._examples = examples
        self._written: dict[str, _Written] = {}

    def ask(self, **values: Value) -> list[Any]:
        """All rows, or all tuples of values, that there are now."""
        database = connections[DEFAULT_DB_ALIAS]
        written = self._written.get(database.vendor)
        if written is None:
            written = self._written[database.vendor] = _write(self._make, self._examples, database)
        with database.cursor() as cursor:
            cursor.execute(written.sql, written.parameters(values))
            return written.read(cursor.fetchall(), database)

    def first(self, **values: Value) -> Any:
        """The first of them, None if there is none."""
        return next(iter(self.ask(**values)), None)


@dataclass(frozen=True, slots=True)
class _Written:
    """A query in one database's SQL, and how its answer is read."""

    sql: str
    names: tuple[str, ...]  # of the values in order; empty for what is always the same
    always: tuple[Any, ...]
    converters: Sequence[tuple[int, Sequence[Callable[..., Any]], Any]]
    model: type[models.Model] | None
    columns: tuple[str, ...]

    def parameters(self, values: dict[str, Value]) -> list[Any]:
        if None in values.values():
            message = "None is another query."
            raise ValueError(message)
        return [
            values[name] if name else said
            for name, said in zip(self.names, self.always, strict=True)
        ]

    def read(self, found: list[tuple[Any, ...]], database: BaseDatabaseWrapper) -> list[Any]:
        if self.converters:
            found = [self._converted(row, database) for row in found]
        if self.model is None:
            return found
        return [self.model.from_db(database.alias, self.columns, row) for row in found]

    def _converted(self, row: tuple[Any, ...], database: BaseDatabaseWrapper) -> tuple[Any, ...]:
        values = list(row)
        for at, converters, column in self.converters:
            for convert in converters:
                values[at] = convert(values[at], column, database)
        return tuple(values)


def _write(
    make: Callable[..., models.QuerySet[Any]],
    examples: dict[str, Value],
    database: BaseDatabaseWrapper,
) -> _Written:
    queryset = make(**examples)
    compiler = queryset.query.get_compiler(connection=database)
    sql, parameters = compiler.as_sql()
    # A database may hold a day or a number in another form; written out it is the same.
    name_of = {str(example): name for name, example in examples.items()}
    names = tuple(name_of.get(str(one), "") for one in parameters)
    if missing := examples.keys() - set(names):
        message = f"The query does not depend on: {', '.join(sorted(missing))}."
        raise ValueError(message)
    columns = [column for column, _sql, _alias in compiler.select]
    converters = compiler.get_converters(columns)
    is_of_rows = not queryset.query.values_select
    return _Written(
        sql=sql,
        names=names,
        always=tuple(parameters),
        converters=[(at, *how) for at, how in converters.items()],
        model=queryset.model if is_of_rows else None,
        columns=tuple(column.target.attname for column in columns) if is_of_rows else (),
    )
