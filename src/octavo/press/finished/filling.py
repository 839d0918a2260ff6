"""Fills the store: presses what it lacks, a handful at a time, so that readers see each at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from octavo.door.store import Store
from octavo.press.finished.addresses import every_address
from octavo.press.finished.pressing import press
from octavo.press.finished.store import store

HANDFUL = 24
TRIES = 5  # of a handful, when something changes while it is pressed
PAUSE = 0.2
PATIENCE = 1.0  # seconds that a handful waits for a change to be there


def lacking(kept: Store) -> list[str]:
    """Addresses whose page is not in the store now, or no longer holds."""
    standing = kept.state().pages
    return [address for address in every_address() if address not in standing]


def fill(
    kept: Store,
    addresses: Iterable[str],
    *,
    clock: Callable[[], float],
    patience: float = PATIENCE,
) -> Iterator[int]:
    """Press these pages; yields how many of each handful are named now.

    `clock` gives the seconds since 1970. What may not be kept is passed over. While somebody is
    changing something a handful waits so many seconds: what is rendered then could not be named.
    """
    rest = iter(addresses)
    while handful := list(islice(rest, HANDFUL)):
        yield _press_handful(kept, handful, clock, patience)


def _press_handful(
    kept: Store, addresses: list[str], clock: Callable[[], float], patience: float
) -> int:
    for _ in range(TRIES):
        _wait_until_free(kept, clock, patience)
        count = press_once(kept, addresses, clock=clock)
        if count is not None:
            return count
    return 0


def press_once(kept: Store, addresses: Iterable[str], *, clock: Callable[[], float]) -> int | None:
    """Press these pages, all named at once, and return how many may be kept.

    None when something was changed meanwhile, and none is named.
    """
    began = kept.began()
    pressed = {at: press(at, kept, now=clock()) for at in addresses}
    named = {at: (one.keys, one.page) for at, one in pressed.items() if one}
    if named and not kept.put(named, began=began, now=clock()):
        return None
    return len(named)


def _wait_until_free(kept: Store, clock: Callable[[], float], patience: float) -> None:
    ends = clock() + patience
    while kept.state().is_held(now=clock()) and clock() < ends:
        time.sleep(PAUSE)


def standing() -> dict[str, int]:
    """How many pages are ready and lacking, and what they take on the disk."""
    kept = store()
    if kept is None:
        return {"ready": 0, "lacking": len(list(every_address())), "blobs": 0, "bytes": 0}
    sizes = [path.stat().st_size for path in kept.blobs.all()]
    ready = len(kept.state().pages)
    return {"ready": ready, "lacking": len(lacking(kept)), "blobs": len(sizes), "bytes": sum(sizes)}
