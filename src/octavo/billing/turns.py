"""Whoever has much to write waits for their turn, in the order in which they came.

SQLite lets one writer in at a time and has the others ask again and again: with fifty at once some
would wait for ever. A lock on a file beside the database lets them queue instead.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction

from octavo.billing.waiting import Queue

_OF_THIS_PROCESS = Queue()


@contextmanager
def one_by_one() -> Iterator[None]:
    """Among the threads of a process one works at what ends in a turn, and the others wait.

    They share one core. Else whoever holds the turn shares it with those who prepare theirs, and
    all other processes wait for that: half as many orders again were placed in a second.
    """
    if _file_beside_the_database() is None or connection.in_atomic_block:
        yield
        return
    with _OF_THIS_PROCESS:
        yield


@contextmanager
def turn() -> Iterator[None]:
    """A transaction that begins when it is its turn. Within another one it is a part of that."""
    beside = _file_beside_the_database()
    if beside is None or connection.in_atomic_block:
        with transaction.atomic():
            yield
        return
    with beside.open("ab") as line:
        fcntl.flock(line, fcntl.LOCK_EX)
        with transaction.atomic():
            # The next one need not wait for what this one does after its transaction.
            transaction.on_commit(lambda: fcntl.flock(line, fcntl.LOCK_UN))
            yield


def _file_beside_the_database() -> Path | None:
    """None for a database that is no file, and queues by itself or belongs to one process."""
    if connection.vendor != "sqlite":
        return None
    database = Path(str(connection.settings_dict["NAME"]))
    return database.with_name(f"{database.name}-turn") if database.is_file() else None
