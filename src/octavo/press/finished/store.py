"""The store that the door reads. Nothing is kept before somebody serves the magazine."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from octavo.door.store import Store


def store() -> Store | None:
    """The store of this magazine, or None where nobody has opened one.

    A developer sees each template as it is now: with OCTAVO_DEBUG nothing is kept.
    """
    if settings.DEBUG:
        return None
    kept = _store(Path(settings.FINISHED_PAGES), os.getpid())
    return kept if kept.is_open() else None


def open_store() -> Store:
    """The same, made if it is not there."""
    kept = _store(Path(settings.FINISHED_PAGES), os.getpid())
    kept.open()
    return kept


@lru_cache(maxsize=4)
def _store(folder: Path, process: int) -> Store:
    """One for each process: a forked one must not share what another has read."""
    return Store(folder)
