"""Whole installations in folders of their own, with real processes, for tests and benchmarks."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

OCTAVO = Path(sys.executable).with_name("octavo")
UNSET = {"DATABASE_URL", "HOST", "PORT", "DJANGO_SETTINGS_MODULE"}
PATIENCE = 300.0  # seconds, on a machine that is busy with other tests


def a_free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Installation:
    """A data folder, a port and the settings that belong to them."""

    folder: Path
    port: int = field(default_factory=a_free_port)
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """The environment of every process of this installation."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("OCTAVO_") and name not in UNSET
        }
        own = {"OCTAVO_DATA": str(self.folder), "PORT": str(self.port), "PYTHONWARNINGS": "ignore"}
        silent = {
            "OCTAVO_NARRATES": "no"
        }  # reading three issues aloud takes every core for minutes
        return kept | own | silent | self.settings

    @property
    def log(self) -> Path:
        """What the server has printed."""
        return self.folder.with_name(f"{self.folder.name}.log")

    def octavo(self, *arguments: str | Path, timeout: float = 120) -> subprocess.CompletedProcess:
        """Run a command to its end."""
        return subprocess.run(
            [OCTAVO, *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def prepare(self) -> None:
        """Make the database, as the first start does."""
        command = (
            "import django; django.setup();"
            "from octavo.website.schema.preparing import prepare_database;"
            "prepare_database(say=str)"
        )
        environment = {"DJANGO_SETTINGS_MODULE": "octavo.website.settings", **self.environment}
        subprocess.run(
            [sys.executable, "-c", command], env=environment, check=True, timeout=PATIENCE
        )

    @contextmanager
    def database(self) -> Iterator[sqlite3.Connection]:
        """The installation's SQLite database, looked at from outside."""
        with closing(sqlite3.connect(self.folder / "octavo.sqlite3", timeout=20)) as connection:
            yield connection

    @contextmanager
    def serving(self, *flags: str) -> Iterator[subprocess.Popen]:
        """The magazine running; stopped as by a service manager."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("w") as log:
            supervisor = subprocess.Popen(
                [OCTAVO, "serve", *flags],
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        try:
            self.wait_for_line("The newsroom", process=supervisor)
            yield supervisor
        finally:
            if supervisor.poll() is None:
                supervisor.send_signal(signal.SIGTERM)
            supervisor.wait(timeout=PATIENCE)

    def wait_for_line(self, words: str, *, process: subprocess.Popen) -> None:
        """Return when the server has printed the words."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.log.read_text():
            assert process.poll() is None, f"the server has ended: {self.log.read_text()}"
            assert time.monotonic() < deadline, f"the server is late: {self.log.read_text()}"
            time.sleep(0.05)

    def get(self, path: str = "/", **headers: str) -> tuple[int, bytes, dict[str, str]]:
        """Ask the running server; return status, body and headers, redirects not followed."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        try:
            with _OPENER.open(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read(), dict(answer.headers)
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read(), dict(answer.headers)

    def answers(self) -> bool:
        """Whether anything comes back at all."""
        try:
            return self.get()[0] < 500
        except OSError:
            return False


@contextmanager
def a_fresh_database(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of a new one: SQLite, or PostgreSQL when the tests run on that."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield Installation(folder).environment
        return
    import psycopg

    name = f"octavo_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        url = server.rpartition("/")[0] + f"/{name}"
        yield Installation(folder, settings={"DATABASE_URL": url}).environment
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirects)


def eventually(question, *, within: float = PATIENCE, every: float = 0.05) -> bool:
    """Whether something becomes true soon; it is asked again after `every` seconds."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if question():
            return True
        time.sleep(every)
    return False
