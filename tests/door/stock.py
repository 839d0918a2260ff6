"""Pages, stores and passes for the tests of the door."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

from octavo.core.access import Item, Variant
from octavo.door.store import Made, Page, Store
from octavo.door.store.state import State

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def an_item(**said: object) -> Item:
    """A published, open article."""
    values = {"kind": "article", "key": "lamp", "published_at": LONG_AGO, "article": "1"} | said
    return Item(**values)


def a_made(store: Store, body: str, *, headers: tuple[tuple[str, str], ...] = ()) -> Made:
    """One variant, as it is and nothing else."""
    content = body.encode()
    blob = store.blobs.keep(content)
    return Made(headers, sha256(content).hexdigest()[:16], blob, {"": (0, len(content))})


def a_page(store: Store, body: str, *, item: Item | None = None) -> Page:
    """A page of one variant whose blobs are kept."""
    return Page(item or an_item(), {Variant.FULL: a_made(store, body)})


def names(state: State) -> set[str]:
    """The addresses of all pages that stand."""
    assert set(state.keys) == set(state.pages)
    return set(state.pages)
