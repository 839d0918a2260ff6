"""The store as a writer sees it: pages are held, dropped and named, and what nobody names is swept.

A page is never stale because dropping it comes first: within the transaction that changes something
the pages made from it are dropped and the store is held; nothing can be named until the hold is
freed, or is over by itself because its process was killed. Nor can what was rendered before.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

from octavo.door.store.blobs import Blobs
from octavo.door.store.journal import Journal, Record
from octavo.door.store.outbox import Outbox
from octavo.door.store.pages import Page, holds_until, read, written
from octavo.door.store.shelf import NAME, Shelf
from octavo.door.store.state import State

EVERYTHING = "everything"
HELD_FOR = 60.0  # seconds; no transaction of the newsroom takes as long
YOUNG = 3600.0  # seconds in which a blob that nobody names may still be about to be named


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep took away."""

    blobs: int
    size: int


@dataclass(slots=True)
class Store:
    """One folder of finished pages. `now` is in seconds since 1970.

    What is dropped or named anew is put into the `outbox` first, where there are caches to be told.
    """

    folder: Path
    outbox: Outbox | None = None
    blobs: Blobs = field(init=False)
    _journal: Journal = field(init=False)
    _shelf: Shelf | None = field(init=False, default=None)
    _lock: RLock = field(init=False, default_factory=RLock)

    def __post_init__(self) -> None:
        self.blobs = Blobs(self.folder / "blobs")
        self._journal = Journal(self.folder, NAME)

    def is_open(self) -> bool:
        """Whether anybody has opened it, so that pages may be named and have to be dropped."""
        return self._journal.path.exists()

    def open(self) -> None:
        """Begin its journal, unless somebody has."""
        if not self.is_open():
            self.drop_all()

    def state(self) -> State:
        """How it stands now."""
        with self._lock:
            if self._shelf is None:
                self._shelf = Shelf(self.folder)
            if self._shelf.is_behind():
                self._shelf.catch_up()
            return self._shelf.state

    def hold(self, keys: Iterable[str], *, now: float) -> str:
        """Drop what was made from any of these, and let nothing be named; return the hold's name.

        The key `EVERYTHING` is in every page. The hold must be freed once the change is to be seen.
        """
        name, wanted = secrets.token_hex(8), frozenset(keys)
        with self._alone() as state:
            dropped = None if EVERYTHING in wanted else state.depending(wanted)
            self._drop(state, dropped, {"hold": {name: now + HELD_FOR}})
        return name

    def free(self, name: str, *, now: float) -> None:
        """Let pages be named again. After a hold that was over by itself every page is dropped."""
        with self._alone() as state:
            is_over = state.holds.get(name, 0) <= now
            self._drop(state, None if is_over else [], {"free": name})

    def drop_all(self, *, made_by: str | None = None) -> None:
        """Drop every page; from now on they are made by another version of us."""
        with self._alone() as state:
            self._drop(state, None, {} if made_by is None else {"made_by": made_by})

    def drop_outdated(self, *, now: float) -> int:
        """Drop every page whose time is over, so that it is pressed again; return how many."""
        over = [one for one, page in list(self.state().pages.items()) if holds_until(page) <= now]
        if over:
            with self._alone() as state:
                self._drop(state, over, {})
        return len(over)

    def began(self) -> str:
        """The word to say when what is rendered from now on is named."""
        return self.state().touched

    def put(
        self, pages: Mapping[str, tuple[frozenset[str], Page]], *, began: str, now: float
    ) -> bool:
        """Name pages, all at once, each with what it was made from.

        False when something has changed since rendering began, or is just being changed: they may
        be old, and none is named. Their blobs must have been kept before.
        """
        named = {
            address: [" ".join(sorted(keys)), written(page)]
            for address, (keys, page) in pages.items()
        }
        self.blobs.settle()
        with self._alone() as state:
            if state.touched != began or state.is_held(now=now):
                return False
            self._tell(state, [at for at, (_, page) in named.items() if state.is_other(at, page)])
            self._journal.add([{"put": named}])
        return True

    def sweep(self, *, now: float) -> Swept:
        """Take away blobs that no page names and that are not young, and shorten the journal."""
        with self._alone() as state:
            self._journal.begin_anew(state.records(now=now))
            named = {blob for page in state.pages.values() for blob in read(page).blobs()}
            count = size = 0
            for path in self.blobs.all():
                found = path.stat()
                if path.name not in named and now - found.st_mtime > YOUNG:
                    path.unlink()
                    count, size = count + 1, size + found.st_size
        return Swept(count, size)

    def unsound(self) -> Iterator[str]:
        """The address of each page that lacks bytes, or has others than were written."""
        for address, page in list(self.state().pages.items()):
            if not all(map(self.blobs.is_sound, read(page).blobs())):
                yield address

    def _drop(self, state: State, addresses: list[str] | None, record: Record) -> None:
        """Add a record that drops these pages, None for all, with another word."""
        self._tell(state, addresses)
        dropped = "all" if addresses is None else addresses
        self._journal.add([record | {"drop": dropped, "touched": secrets.token_hex(8)}])

    def _tell(self, state: State, addresses: list[str] | None) -> None:
        """Have caches told of those that stand, before they go."""
        if self.outbox is None or not state.pages:
            return
        if addresses is None:
            return self.outbox.put(None)
        standing = {
            at: read(state.pages[at]).surrogate_key for at in addresses if at in state.pages
        }
        if standing:
            self.outbox.put(standing)

    @contextmanager
    def _alone(self) -> Iterator[State]:
        with self._lock, self._journal.alone():
            yield self.state()
