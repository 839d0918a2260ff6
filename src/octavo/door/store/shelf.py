"""The store as a reader sees it: which pages stand now, and their bytes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from octavo.door.store.blobs import Blobs
from octavo.door.store.journal import Follower, Journal
from octavo.door.store.pages import Page, read
from octavo.door.store.state import State

NAME = "pages"


class Shelf:
    """Follows the journal of one store. It holds each page as written: a kilobyte or so."""

    def __init__(self, folder: Path) -> None:
        self.blobs = Blobs(folder / "blobs")
        self.state = State()
        self._follower = Follower(Journal(folder, NAME))
        self.is_behind = self._follower.is_behind

    def catch_up(self) -> frozenset[str] | None:
        """See what was written since the last time; return whose page may be another, None for all.

        A sweep begins the journal anew and changes no page.
        """
        is_anew, records = self._follower.news()
        before = self.state
        if is_anew:
            self.state = State()
        changed = [self.state.apply(record) for record in records]
        if is_anew:
            return _differing(before.pages, self.state.pages)
        return None if None in changed else frozenset[str]().union(*filter(None, changed))

    def page(self, address: str) -> Page | None:
        """What stands at that address."""
        written = self.state.pages.get(address)
        return None if written is None else read(written)

    def close(self) -> None:
        """Let go of the files."""
        self._follower.close()


def _differing(before: Mapping[str, str], now: Mapping[str, str]) -> frozenset[str]:
    return frozenset(one for one in before.keys() | now.keys() if before.get(one) != now.get(one))
