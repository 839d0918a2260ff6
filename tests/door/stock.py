"""Pages, stores and passes for the tests of the door."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from octavo.core.access import Item, Variant
from octavo.core.passes import Pass, sign
from octavo.door.answers import Answer
from octavo.door.door import Door
from octavo.door.passes import make_keys
from octavo.door.store import Made, Page, Store
from octavo.door.store.state import State

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
NOW = int(time.time())
HOST = (b"host", b"magazine.example")
TEXT, TEASER = b"all of the text", b"its beginning"


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


def a_pass(door_data: Path, *rights: str, since: int = NOW - 60, **said: object) -> bytes:
    """The cookie of a reader with these rights."""
    keys = make_keys(door_data / "pass-keys.json")
    values = {"id": "A" * 22, "account": "ada", "issued_at": since, "expires_at": since + 3600}
    given = Pass(**values | said, rights=rights)
    return b"octavo_pass=" + sign(given, keys).encode()


def ask(
    door: Door, target: bytes, *headers: tuple[bytes, bytes], now: float = NOW, **said
) -> Answer:
    return door.find(said.get("method", b"GET"), target, dict([HOST, *headers]), now=now)


def headers_of(answer: Answer) -> dict[bytes, bytes]:
    return dict(answer.pairs)
