"""The Python door and nginx beside each other: one store, and the same server behind both."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.door.conftest import serving_at
from tests.door.edge.serving import HOSTS, edge_before
from tests.door.edge.world import founded

from octavo.door.door import Door
from octavo.door.store import Store

# What has to be the same; the others are the server's own.
COMPARED = (
    "etag", "cache-control", "vary", "surrogate-key", "content-encoding", "content-type",
    "content-length", "x-frame-options", "set-cookie",
)  # fmt: skip


@dataclass(frozen=True)
class Answered:
    """An answer with what is compared of it."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Front:
    """A server that is asked over one connection after the other."""

    port: int
    _line: HTTPConnection | None = field(default=None, init=False)

    def ask(self, path: str, *, method: str = "GET", **headers: str) -> Answered:
        """One request; a word of a header is parted by an underscore in Python."""
        self._line = self._line or HTTPConnection("127.0.0.1", self.port, timeout=20)
        line = self._line
        line.putrequest(method, path, skip_host="host" in headers, skip_accept_encoding=True)
        for name, value in headers.items():
            line.putheader(name.replace("_", "-"), value)
        line.endheaders()
        found = line.getresponse()
        body = found.read()
        if found.will_close:
            self.hang_up()
        said = {name: value for name in COMPARED if (value := found.headers[name]) is not None}
        return Answered(found.status, said, body)

    def hang_up(self) -> None:
        """Ask over another connection next time."""
        if self._line is not None:
            self._line.close()
        self._line = None


@dataclass(frozen=True)
class Both:
    """The two doors of one store."""

    data: Path
    store: Store
    python: Front
    nginx: Front
    process: int


class Behind(BaseHTTPRequestHandler):
    """Stands for Django: says what came through."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body at once

    def do_GET(self) -> None:
        method, target, _ = self.requestline.split()
        host = self.headers["Host"].partition(":")[0]
        size = len(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        forwarded = self.headers.get("X-Forwarded-For", "")
        text = f"behind {method} {target.removesuffix('?')} {host}\n".encode()
        if size:
            text = f"{size} bytes for {forwarded}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)

    do_HEAD = do_POST = do_PUT = do_OPTIONS = do_GET

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


@pytest.fixture(scope="session")
def behind() -> Iterator[int]:
    """The port of a server that answers what comes through."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Behind)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def to_behind(port: int):
    """The same server for the Python door, which speaks ASGI to what is behind."""

    async def application(scope, receive, send) -> None:
        host = dict(scope["headers"]).get(b"host", b"").decode()
        line = HTTPConnection("127.0.0.1", port, timeout=20)
        line.putrequest(scope["method"], _target(scope), skip_host=True, skip_accept_encoding=True)
        line.putheader("Host", host)
        line.endheaders()
        found = line.getresponse()
        pairs = [(name.lower().encode(), value.encode()) for name, value in found.getheaders()]
        kept = [pair for pair in pairs if pair[0] in {b"content-type", b"content-length"}]
        await send({"type": "http.response.start", "status": found.status, "headers": kept})
        await send({"type": "http.response.body", "body": found.read()})
        line.close()

    return application


def _target(scope) -> str:
    query = scope["query_string"].decode("latin-1")
    return scope["raw_path"].decode("latin-1") + (f"?{query}" if query else "")


@pytest.fixture(scope="module")
def both(behind: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """One magazine, behind both doors."""
    data = tmp_path_factory.mktemp("edge")
    store = founded(data)
    door = Door(data, store.folder, hosts=HOSTS)
    with (
        serving_at(door, to_behind(behind)) as python,
        edge_before(behind, data) as (nginx, process),
    ):
        yield Both(data, store, Front(python), Front(nginx), process)
