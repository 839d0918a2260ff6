"""Doors as real processes: what was counted stays when one is killed, but for its last second."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.door.counting.reading import FIREFOX, tallied
from tests.door.stock import a_page
from tests.installation import a_free_port, eventually

from octavo.door.store import Store

A_SECOND = 1.5  # between two writes, on a machine that is busy
FIREFOX_SAYS = {"User-Agent": FIREFOX[1].decode()}
EVENT = ("read", "article:1", "open", "")


@dataclass
class Life:
    """One process of a door, and when it has answered."""

    port: int
    process: subprocess.Popen
    answered: list[float] = field(default_factory=list)

    def read(self, *, seconds: float) -> None:
        """Ask for the page again and again."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            line.request("GET", "/open/", headers=FIREFOX_SAYS)
            assert line.getresponse().read() == b"all of the text"
            self.answered.append(time.monotonic())
        line.close()

    def end(self, number: signal.Signals) -> None:
        self.process.send_signal(number)
        self.process.wait(timeout=20)


@contextmanager
def a_door(data: Path) -> Iterator[Life]:
    port = a_free_port()
    said = {"host": "127.0.0.1", "port": port, "data": str(data), "hosts": ["127.0.0.1"]}
    command = [sys.executable, "-m", "octavo.door", "--parent", str(os.getpid())]
    process = subprocess.Popen([*command, "--doorway", json.dumps(said | {"back": "/nowhere"})])
    try:
        assert eventually(lambda: _listens(port))
        yield Life(port, process)
    finally:
        process.kill()
        process.wait()


def _listens(port: int) -> bool:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        line.request("HEAD", "/open/")
        return line.getresponse().status == 200
    except OSError:
        return False
    finally:
        line.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    store = Store(tmp_path / "pages")
    store.put({"/open/": (frozenset(), a_page(store, "all of the text"))}, began="", now=0)
    return tmp_path


@pytest.mark.alone
def test_a_door_that_is_killed_loses_its_last_second_and_nothing_else(data):
    for _ in range(3):
        before = tallied(data)[EVENT]
        with a_door(data) as life:
            life.read(seconds=2.5)
            life.end(signal.SIGKILL)
            killed_at = time.monotonic()
        counted = tallied(data)[EVENT] - before

        assert counted <= len(life.answered)
        assert counted >= sum(at < killed_at - A_SECOND for at in life.answered) > 0


@pytest.mark.alone
def test_a_door_that_is_stopped_loses_nothing(data):
    with a_door(data) as life:
        life.read(seconds=0.7)
        life.end(signal.SIGTERM)

    assert tallied(data) == {EVENT: len(life.answered)}
