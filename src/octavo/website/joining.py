"""Joins the style sheets of a kind of page, and its scripts: a page asks for one file of each.

The parts stay apart in `static/octavo`, each about one thing; what they are joined to is collected
beside them, so that the faces they name are found. Paper's own sheet waits for a printer, apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage

_HEAD = re.compile(rb"\A/\*\*.*?\*/\n", re.DOTALL)
PARTS = Path(__file__).parent / "static" / "octavo"
# The order of sheets is that of the cascade: what a page has of its own, then what its reader has
# chosen. That of scripts begins with those that keep nothing: a browser that refuses to keep
# anything ends a script there.
JOINED = {
    "octavo/listing-page.css": ("tokens", "magazine", "front", "advertisement", "comfort"),
    "octavo/article-page.css": ("tokens", "magazine", "article", "advertisement", "comfort"),
    "octavo/search-page.css": ("tokens", "magazine", "front", "search", "comfort"),
    "octavo/account-page.css": ("tokens", "magazine", "account", "comfort"),
    "octavo/subscribe-page.css": ("tokens", "magazine", "account", "subscribe", "comfort"),
    "octavo/listing-page.js": ("app", "keys", "settings"),
    "octavo/article-page.js": (
        *("app", "keys", "share", "meter", "listen", "depth", "settings", "place"),
    ),
    "octavo/gift-page.js": ("app", "keys", "share", "settings"),
    "octavo/listening.js": ("lock-screen", "read-along", "player"),
}


def parts_of(name: str) -> list[Path]:
    """The files that one is joined from, in order."""
    return [PARTS / f"{part}{Path(name).suffix}" for part in JOINED[name]]


def joined(name: str) -> bytes:
    """The parts in one. Each script stands in a block, so that its names stay its own.

    What a script says of itself at its head is for who changes it, and is not sent to readers.
    """
    contents = [part.read_bytes() for part in parts_of(name)]
    if name.endswith(".js"):
        return b"".join(b"{\n%b}\n" % _HEAD.sub(b"", content) for content in contents)
    return b"".join(b"%b\n" % content for content in contents)


class Joined(Storage):
    """The joined files, as if they lay somewhere: read only, and made anew each time."""

    def _open(self, name: str, mode: str = "rb") -> File:
        return ContentFile(joined(name), name)

    def path(self, name: str) -> str:
        """The name itself, by which collecting speaks of it."""
        return name

    def size(self, name: str) -> int:
        """How long the joined file is."""
        return len(joined(name))

    def get_modified_time(self, name: str) -> datetime:
        """When the newest of the parts was changed, or the list of them."""
        changed = max(path.stat().st_mtime for path in (*parts_of(name), Path(__file__)))
        return datetime.fromtimestamp(changed, tz=UTC)


class JoinedFiles(BaseFinder):
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
