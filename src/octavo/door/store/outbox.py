"""What caches in front of us must forget: written down before a page goes, until they were told.

The line is on the disk before the page is dropped or named anew. So a crash in between has caches
told for nothing, and none after it leaves them with an old page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from octavo.door.store.journal import Follower, Journal, Record

NAME = "purges"


@dataclass(frozen=True, slots=True)
class Gone:
    """Pages that were dropped or named anew at `at`: each address with its surrogate key.

    None stands for all pages.
    """

    pages: Mapping[str, str] | None
    at: float


class Outbox:
    """The file of what caches are still to be told, in a store's folder. Any process may write."""

    def __init__(self, folder: Path, *, clock: Callable[[], float]) -> None:
        self.folder = folder
        self._journal = Journal(folder, NAME)
        self._clock = clock

    def put(self, pages: Mapping[str, str] | None) -> None:
        """Have caches told that these pages, or all, are others now or are none any more."""
        gone: object = "all" if pages is None else dict(pages)
        with self._journal.alone():
            self._journal.add([{"gone": gone, "at": self._clock()}])

    def waiting(self) -> list[Gone]:
        """What is still to be told, the oldest first."""
        if not self._journal.path.exists():
            return []
        follower = Follower(self._journal)
        try:
            return [_gone(record) for record in follower.news()[1]]
        finally:
            follower.close()

    def told(self, count: int) -> None:
        """Take the first so many away: caches have forgotten them."""
        with self._journal.alone():
            rest = self.waiting()[count:]
            self._journal.begin_anew(
                {"gone": "all" if one.pages is None else dict(one.pages), "at": one.at}
                for one in rest
            )


def _gone(record: Record) -> Gone:
    """A line that cannot be read may have named anything."""
    pages = record.get("gone")
    return Gone(pages if isinstance(pages, dict) else None, float(record.get("at", 0)))
