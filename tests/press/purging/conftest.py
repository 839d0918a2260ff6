"""A cache on this machine that remembers what it was told, and may be out of order."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.door.stock import a_page, an_item

from octavo.door.store import Outbox, Store
from octavo.press.purging import asking
from octavo.press.purging.caches import Purges


@dataclass
class Told:
    """One request that came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class StandIn:
    """What was told, and how the cache answers: a status, or seconds that it takes to."""

    told: list[Told] = field(default_factory=list)
    status: int = 200
    is_slow: bool = False
    port: int = 0

    def purges(self, kind: str, *, path: str = "", token: str = "") -> Purges:
        """The settings that name it."""
        return Purges(kind, f"http://127.0.0.1:{self.port}{path}", token, "https://mag.example")


@pytest.fixture
def cache(monkeypatch) -> Iterator[StandIn]:
    """A cache that listens."""
    stand_in = StandIn()
    monkeypatch.setattr(asking, "TIMEOUT", 0.3)

    class Answers(BaseHTTPRequestHandler):
        wbufsize = -1

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if stand_in.is_slow:
                time.sleep(0.6)
                return
            if stand_in.status < 300:
                told = Told(self.command, self.path, dict(self.headers), body)
                stand_in.told.append(told)
            self.send_response(stand_in.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_PURGE = do_BAN = answer

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    stand_in.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield stand_in
    server.shutdown()
    server.server_close()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with caches in front of it, and two pages."""
    folder = tmp_path / "pages"
    kept = Store(folder, Outbox(folder, clock=time.time))
    put(kept, "/tides/", "/wells/")
    return kept


def put(store: Store, *addresses: str, body: str = "words") -> None:
    named = {
        address: (
            frozenset({f"at:{address}"}),
            a_page(store, body, item=an_item(key=address.strip("/"))),
        )
        for address in addresses
    }
    assert store.put(named, began=store.began(), now=time.time())


def change(store: Store, *addresses: str) -> None:
    """Drop these pages as a change does that is there at once."""
    hold = store.hold([f"at:{address}" for address in addresses], now=time.time())
    store.free(hold, now=time.time())
