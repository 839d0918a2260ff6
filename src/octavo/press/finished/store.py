"""The store that the door reads. Nothing is kept before somebody serves the magazine."""

from __future__ import annotations

import os
import time
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from octavo.door.store import Outbox, Store


def store() -> Store | None:
    """The store of this magazine, or None where nobody has opened one.

    A developer sees each template as it is now: with OCTAVO_DEBUG nothing is kept.
    """
    if settings.DEBUG:
        return None
    kept = _here()
    return kept if kept.is_open() else None


def open_store() -> Store:
    """The same, made if it is not there."""
    kept = _here()
    kept.open()
    return kept


def _here() -> Store:
    return _store(Path(settings.FINISHED_PAGES), os.getpid(), settings.PURGES is not None)


@lru_cache(maxsize=4)
def _store(folder: Path, process: int, has_caches: bool) -> Store:
    """One for each process: a forked one must not share what another has read."""
    return Store(folder, Outbox(folder, clock=time.time) if has_caches else None)
