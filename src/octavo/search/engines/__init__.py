"""Full text in SQLite and in PostgreSQL, each by its own means, behind one port."""

from __future__ import annotations

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from octavo.search.engines import postgres, sqlite
from octavo.search.engines.port import Asked, Engine, Fields, Filters

__all__ = ["Asked", "Engine", "Fields", "Filters", "engine"]

ENGINES: dict[str, Engine] = {"sqlite": sqlite.Sqlite(), "postgresql": postgres.Postgres()}


def engine(database: BaseDatabaseWrapper = connection) -> Engine:  # type: ignore[assignment]
    """The engine of that database."""
    return ENGINES[database.vendor]
