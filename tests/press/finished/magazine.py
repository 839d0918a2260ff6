"""A magazine of two issues and three articles, and whether its finished pages are right."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from octavo.core.access import Variant
from octavo.door.store import Store
from octavo.door.store.pages import read
from octavo.press.finished.filling import fill, lacking
from octavo.press.finished.pressing import press

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)
TIDES, WELLS, LAMPS = "The tide tables were wrong", "The wells are dry", "Who lights the lamps"
ADDRESSES = (
    "/", "/issues/", "/issues/6/", "/issues/7/", "/politics/", "/finance/", "/about/", "/feed/",
    "/corrections/", "/authors/ada-moll/", "/articles/the-tide-tables-were-wrong/",
    "/articles/the-wells-are-dry/", "/articles/who-lights-the-lamps/",
)  # fmt: skip


def press_again(store: Store) -> None:
    """Press what of these addresses the store lacks."""
    sum(fill(store, sorted({*ADDRESSES} & {*lacking(store)}), clock=time.time))


def stale(store: Store) -> list[str]:
    """The addresses where the store says something else than Django."""
    found = []
    for address, written in store.state().pages.items():
        fresh = press(address, store, now=time.time())
        kept = read(written).variants[Variant.FULL].etag
        if fresh is None or fresh.page.variants[Variant.FULL].etag != kept:
            found.append(address)
    return found
