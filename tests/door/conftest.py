"""A store with an open and a locked article, and a door in a thread of its own before it."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from tests.door.stock import a_made, an_item

from octavo.core.access import Variant
from octavo.door import serving
from octavo.door.asgi import through
from octavo.door.door import Door
from octavo.door.passes import make_keys
from octavo.door.protocol import DoorProtocol
from octavo.door.store import Page, Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """`/open/` for everybody and `/locked/` for subscribers, with a teaser."""
    store = Store(tmp_path / "pages")
    html = (("content-type", "text/html; charset=utf-8"),)
    full = a_made(store, "all of the text", headers=html)
    teaser = a_made(store, "its beginning", headers=html)
    locked = an_item(key="locked", access="subscribers")
    pages = {
        "/open/": (frozenset({"a1"}), Page(an_item(), {Variant.FULL: full})),
        "/locked/": (
            frozenset({"a2"}),
            Page(locked, {Variant.FULL: full, Variant.TEASER: teaser}),
        ),
    }
    assert store.put(pages, began=store.began(), now=0)
    return store


@pytest.fixture
def data(store: Store) -> Path:
    make_keys(store.folder.parent / "pass-keys.json")
    return store.folder.parent


@pytest.fixture
def door(store: Store) -> Door:
    return Door(store.folder.parent, store.folder, hosts=["magazine.example", "127.0.0.1"])


async def echo(scope, receive, send) -> None:
    """Stands for what is behind the door: says what came through."""
    size = 0
    while True:
        message = await receive()
        size += len(message.get("body", b""))
        if not message.get("more_body"):
            break
    text = f"behind {scope['method']} {scope['raw_path'].decode()} {size}\n".encode()
    headers = [(b"content-length", b"%d" % len(text))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": text})


@contextmanager
def serving_at(door: Door, behind=echo, *, is_plain: bool = False) -> Iterator[int]:
    """The port of a server with that door in front of that application."""
    protocol = type("Protocol", (DoorProtocol,), {"door": door})
    listener = socket.socket(proto=socket.IPPROTO_TCP)  # else asyncio lets small answers wait
    listener.bind(("127.0.0.1", 0))
    listener.listen(128)
    config = uvicorn.Config(
        through(door, behind),
        http="httptools" if is_plain else protocol,
        ws="none",
        loop="asyncio",
        lifespan="off",
        access_log=False,
        log_level="critical",
        timeout_graceful_shutdown=1,
    )
    server = serving.Server(config)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listener])))
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture
def port(door: Door) -> Iterator[int]:
    with serving_at(door) as port:
        yield port


class Line:
    """A connection on which bytes are sent as they are."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=5)
        self.file = self.socket.makefile("rb")

    def send(self, text: str) -> None:
        self.socket.sendall(text.encode("latin-1"))

    def answer(self, *, has_body: bool = True) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of the next answer."""
        status = int(self.file.readline().split()[1])
        headers = {}
        while line := self.file.readline().strip():
            name, _, value = line.decode("latin-1").partition(": ")
            headers[name] = value
        size = int(headers.get("content-length", 0)) if has_body else 0
        return status, headers, self.file.read(size)

    def is_closed(self) -> bool:
        """Whether the other side has ended it."""
        try:
            return self.file.read(1) == b""
        except ConnectionResetError:
            return True


@pytest.fixture
def line(port: int) -> Iterator[Line]:
    line = Line(port)
    yield line
    line.socket.close()
