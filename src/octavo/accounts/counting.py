"""The cache: what is only quick lies in each process, what is counted lies in the database.

allauth counts tries, and remembers the codes of apps that were used, in Django's default cache. A
cache of one process would count for each process apart; a cache in the database would slow down
every page. So keys of allauth go to the table of tallies, and all others stay where they were.
"""

from __future__ import annotations

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.core.cache.backends.locmem import LocMemCache

SHARED = "allauth"
MOST_TALLIES = 100_000  # so that nobody pushes a tally out by making many


class Counts(LocMemCache):
    """Django's cache in memory, but for keys that begin with the name of allauth."""

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(name, params)
        self.shared = DatabaseCache("accounts_tally", {"OPTIONS": {"MAX_ENTRIES": MOST_TALLIES}})

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Keep the value unless there is one; of two processes one is told that it did."""
        if _is_shared(key):
            return self.shared.add(key, value, timeout, version)
        return super().add(key, value, timeout, version)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """What is kept under the key."""
        if _is_shared(key):
            return self.shared.get(key, default, version)
        return super().get(key, default, version)

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Keep the value in place of what is there."""
        if _is_shared(key):
            return self.shared.set(key, value, timeout, version)
        return super().set(key, value, timeout, version)

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Forget the key; whether there was anything."""
        if _is_shared(key):
            return self.shared.delete(key, version)
        return super().delete(key, version)

    def clear(self) -> None:
        """Forget everything."""
        super().clear()
        self.shared.clear()


def _is_shared(key: Any) -> bool:
    return str(key).startswith(SHARED)
