"""A real nginx with our Lua in front of some server, for tests and benchmarks."""

from __future__ import annotations

import getpass
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.installation import a_free_port, eventually

from octavo.door.edge.configuration import Edge, written

HOSTS = ("127.0.0.1", "[::1]", "localhost", "magazine.example")


def an_edge(data: Path, *, behind: int, port: int, **said: object) -> Edge:
    """What nginx must know of that data folder and the server behind it on this machine."""
    values = {
        "address": "http://magazine.example",
        "data": data,
        "behind": f"127.0.0.1:{behind}",
        "hosts": HOSTS,
        "listens": (f"127.0.0.1:{port}",),
        "folder": data / "edge",
        "user": getpass.getuser(),
        "workers": 2,
    } | said
    return Edge(**values)


@contextmanager
def edge_before(behind: int, data: Path, **said: object) -> Iterator[tuple[int, int]]:
    """Port and process of an nginx that sends that store's pages and asks `behind` for the rest."""
    edge = an_edge(data, behind=behind, port=a_free_port(), **said)
    edge.folder.mkdir(parents=True, exist_ok=True)
    path = edge.folder / "nginx.conf"
    path.write_text(written(edge))
    port = int(edge.listens[0].rpartition(":")[2])
    command = ["nginx", "-c", str(path), "-p", str(edge.folder), "-g", "daemon off;"]
    with subprocess.Popen([*command, "-e", str(edge.folder / "errors.log")]) as process:
        try:
            assert eventually(lambda: listens_at(port)), (edge.folder / "errors.log").read_text()
            yield port, process.pid
        finally:
            process.terminate()
            process.wait(timeout=20)


def listens_at(port: int) -> bool:
    """Whether somebody takes connections there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
