"""Sends what waits in the outbox, one sender at a time, in the order in which it was written."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from octavo.door.store import Outbox, Store
from octavo.press.purging.batches import batches
from octavo.press.purging.caches import Cache
from octavo.press.purging.errors import PurgeFailed

LOOKS_EVERY = 0.1
TROUBLE, LOCK = "purges.trouble", "purges.sending"


def send_waiting(kept: Store, cache: Cache, *, clock: Callable[[], float]) -> int:
    """Tell the cache of all that waits; return how many lines of the outbox that were.

    What another sender is telling at this moment is left to it: it looks again when it is done.
    Raises PurgeFailed; what was not told waits on.
    """
    outbox, count = kept.outbox, 0
    if outbox is None:
        return 0
    while outbox.waiting():
        with _alone(outbox.folder) as is_mine:
            if not is_mine:
                break
            count += _send(kept, outbox, cache, clock)
    return count


def _send(kept: Store, outbox: Outbox, cache: Cache, clock: Callable[[], float]) -> int:
    waiting = outbox.waiting()
    _wait_for_changes(kept, clock)
    try:
        for batch in batches(waiting, most=cache.most):
            cache.forget(batch)
    except PurgeFailed as trouble:
        said = {"at": clock(), "sentence": str(trouble)}
        (outbox.folder / TROUBLE).write_text(json.dumps(said))
        raise
    outbox.told(len(waiting))
    (outbox.folder / TROUBLE).unlink(missing_ok=True)
    return len(waiting)


def _wait_for_changes(kept: Store, clock: Callable[[], float]) -> None:
    """Until the changes under way are there for all: a cache that asks again shall see them.

    Their pages were dropped, and told of, before. No hold outlasts its time.
    """
    names = {name for name, until in kept.state().holds.items() if until > clock()}
    while any(until > clock() for name, until in kept.state().holds.items() if name in names):
        time.sleep(LOOKS_EVERY)


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Whether nobody else sends; a killed sender lets go."""
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(handle)


def last_trouble(folder: Path) -> tuple[datetime, str] | None:
    """When the cache could not be told last, and why; None when it went well since."""
    try:
        said = json.loads((folder / TROUBLE).read_text())
        return datetime.fromtimestamp(said["at"], UTC), str(said["sentence"])
    except (OSError, ValueError, KeyError):
        return None
