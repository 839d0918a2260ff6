"""Joins the style sheets of a kind of page: its first paint waits for one file, not for four.

The parts stay apart in `static/octavo`, each about one thing; what they are joined to is collected
beside them, so that the faces they name are found. Paper's own sheet waits for a printer, apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage

PARTS = Path(__file__).parent / "static" / "octavo"
# The order is that of the cascade: what a page has of its own, then what its reader has chosen.
JOINED = {
    "octavo/listing-page.css": ("tokens", "magazine", "front", "comfort"),
    "octavo/article-page.css": ("tokens", "magazine", "article", "comfort"),
    "octavo/search-page.css": ("tokens", "magazine", "front", "search", "comfort"),
    "octavo/account-page.css": ("tokens", "magazine", "account", "comfort"),
}


def parts_of(name: str) -> list[Path]:
    """The files that one is joined from, in order."""
    return [PARTS / f"{part}.css" for part in JOINED[name]]


class Joined(Storage):
    """The joined sheets, as if they lay somewhere: read only, and made anew each time."""

    def _open(self, name: str, mode: str = "rb") -> File:
        return ContentFile(b"\n".join(part.read_bytes() for part in parts_of(name)), name)

    def path(self, name: str) -> str:
        """The name itself, by which collecting speaks of it."""
        return name

    def size(self, name: str) -> int:
        """How long the joined sheet is."""
        return len(self._open(name).read())

    def get_modified_time(self, name: str) -> datetime:
        """When the newest of the parts was changed, or the list of them."""
        changed = max(path.stat().st_mtime for path in (*parts_of(name), Path(__file__)))
        return datetime.fromtimestamp(changed, tz=UTC)


class JoinedSheets(BaseFinder):
    """Offers them for collecting. No file on disk can be named, so nothing is found by path."""

    storage = Joined()

    def find(self, path: str, find_all: bool = False, **_older: bool) -> Any:
        """Nothing, as Django has it said."""
        return []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Each with the storage that makes it."""
        for name in JOINED:
            if not matches_patterns(name, ignore_patterns or ()):
                yield name, self.storage
