"""Presses the whole magazine again in several processes, each page's old state standing so long."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from django.db import connections

from octavo.door.store import HELD_FOR
from octavo.press.finished.filling import HANDFUL, fill
from octavo.press.finished.store import open_store


def rebuild(addresses: Sequence[str], *, processes: int | None = None) -> Iterator[int]:
    """Press these pages; yields after each handful how many of it are named now."""
    open_store()
    connections.close_all()  # a forked process must not share one
    handfuls = [addresses[at : at + HANDFUL] for at in range(0, len(addresses), HANDFUL)]
    count = processes or os.cpu_count() or 1
    with ProcessPoolExecutor(count, mp_context=get_context("fork")) as pool:
        yield from pool.map(_press, handfuls)


def _press(addresses: Sequence[str]) -> int:
    """No hold outlasts that time, not even one whose process was killed."""
    return sum(fill(open_store(), addresses, clock=time.time, patience=HELD_FOR))
