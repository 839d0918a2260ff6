"""Where a reader came from: the host of the Referer, and nothing else of it."""

from __future__ import annotations

import re
from functools import lru_cache

INSIDE = "inside"
OTHER = "other"
MOST_LETTERS = 100
LOOKED_AT = 300  # bytes; a host's name is shorter

_HOST = re.compile(
    rb"(?:https?|android-app)://(?:[^/?#@]*@)?(\[[0-9a-f:.]+\]|[a-z0-9._-]+)", re.IGNORECASE
)
_PATH = re.compile(rb"https?://[^/?#]+(/[^#]*)", re.IGNORECASE)
_NUMBERS = re.compile(r"\[.*\]|[\d.]+")


def source_of(referer: bytes, ours: frozenset[str]) -> str:
    """The host without `www.`; empty for none, `inside` for the site itself, under `ours`.

    A host that is a number is left out: it may be somebody's own machine.
    """
    return _source(referer[:LOOKED_AT], ours)


def path_of(referer: bytes) -> bytes:
    """Path and query of a page, empty where it says none."""
    found = _PATH.match(referer)
    return found[1] if found else b""


@lru_cache(maxsize=2048)
def _source(referer: bytes, ours: frozenset[str]) -> str:
    found = _HOST.match(referer)
    if found is None:
        return ""
    host = found[1].decode("ascii").lower().rstrip(".")
    if host in ours:
        return INSIDE
    host = host.removeprefix("www.")
    if host in ours:
        return INSIDE
    return "" if _NUMBERS.fullmatch(host) else host[:MOST_LETTERS]
