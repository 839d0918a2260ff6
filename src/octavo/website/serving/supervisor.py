"""The supervisor: starts the children, starts again what dies, stops everything together."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import click

from octavo.website.environment import Environment
from octavo.website.serving.ports import answers

LONGEST_PAUSE = 5.0  # seconds between two starts of a child that keeps dying
STEADY_AFTER = 30.0  # seconds of life after which a child's earlier deaths are forgotten
FAREWELL = 6.0  # seconds that children have to end in their own way
TICK = 0.1


@dataclass(slots=True)
class Child:
    """One process to keep alive, and how often it has died lately."""

    name: str
    arguments: tuple[str, ...]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    deaths: int = 0
    due_at: float = 0.0

    def start(self, *, now: float) -> None:
        """Start the process in a group of its own, so that Ctrl-C reaches only the supervisor."""
        whose = ("--parent", str(os.getpid()), "--name", self.name)
        self.process = subprocess.Popen(  # noqa: S603 - our own modules
            [sys.executable, "-m", *self.arguments, *whose],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.started_at = now

    def has_died(self) -> bool:
        """Whether it ran and no longer does."""
        return self.process is not None and self.process.poll() is not None

    def bury(self, *, now: float) -> float:
        """Forget the dead process; return the seconds to wait before the next one."""
        self.deaths = 1 if now - self.started_at > STEADY_AFTER else self.deaths + 1
        self.process = None
        pause = min(LONGEST_PAUSE, 0.1 * 2**self.deaths)
        self.due_at = now + pause
        return pause

    def tell(self, number: signal.Signals) -> None:
        """Send a signal to the process and to all that it started."""
        if self.process is not None and self.process.poll() is None:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                return  # it ended between the question and the signal


def children(settings: Environment, *, socket: Path, demo: bool) -> list[Child]:
    """The web server and the doors before it, then the job workers, then the scheduler."""
    package = "octavo.website.serving"
    flags = ("--socket", str(socket), *(["--demo"] if demo else []))
    door = ("octavo.door", "--doorway", doorway(settings, socket=socket))
    return [
        Child("web", (f"{package}.web", *flags)),
        *(Child(f"door-{number}", door) for number in range(1, settings.door_workers + 1)),
        Child("workers", (f"{package}.workers",)),
        Child("scheduler", (f"{package}.scheduler",)),
    ]


def own_hosts(settings: Environment) -> tuple[str, ...]:
    """The names that the site goes by."""
    own = urlsplit(settings.address).hostname or "localhost"
    return tuple(sorted({own, "localhost", "127.0.0.1", "[::1]"}))


def doorway(settings: Environment, *, socket: Path) -> str:
    """What a door must know, as its process reads it."""
    said = {
        "host": settings.host,
        "port": settings.port,
        "data": str(settings.folder),
        "hosts": own_hosts(settings),
        "back": str(socket),
        "only_https": settings.address.startswith("https://") and bool(settings.trusted_proxies),
        "is_secure": settings.address.startswith("https://"),
    }
    return json.dumps(said)


@dataclass
class Supervisor:
    """Keeps the children of one installation alive.

    The first child is the web server. It prepares database and files before it answers, so the
    others wait; if it ends before its first page, trying again would mend nothing. The doors open
    when its `socket` is there: by then no finished page of an older version stands.
    """

    settings: Environment
    children: list[Child]
    socket: Path
    hello: str = ""
    say: Callable[[str], None] = click.echo
    is_stopping: bool = field(default=False, init=False)

    def run(self) -> int:
        """Serve until told to stop; return the exit status."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._asked_to_stop)
        if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # as nohup leaves it
            signal.signal(signal.SIGHUP, self._asked_to_stop)
        try:
            if not self._first_page():
                return 0 if self.is_stopping else 1
            self.say(self.hello)
            self._keep_alive()
        finally:
            stop(self.children)
        return 0

    def _asked_to_stop(self, number: int, frame: object) -> None:
        if self.is_stopping:  # asked twice: no more farewells
            for child in self.children:
                child.tell(signal.SIGKILL)
        self.is_stopping = True

    def _first_page(self) -> bool:
        web = self.children[0]
        web.start(now=time.monotonic())
        while not self.is_stopping and not web.has_died():
            if self.socket.exists():
                self._open_doors()
                if answers(self.settings.host, self.settings.port):
                    return True
            time.sleep(TICK)
        return False

    def _open_doors(self) -> None:
        for child in self.children:
            if child.name.startswith("door") and child.process is None:
                child.start(now=time.monotonic())

    def _keep_alive(self) -> None:
        while not self.is_stopping:
            self.tend(now=time.monotonic())
            time.sleep(TICK)

    def tend(self, *, now: float) -> None:
        """Bury who has died, start who is due."""
        for child in self.children:
            if child.has_died():
                pause = child.bury(now=now)
                self.say(f"{child.name} has ended; starting it again in {pause:.1f} s.")
            if child.process is None and now >= child.due_at:
                child.start(now=now)


def stop(children: Iterable[Child]) -> None:
    """Ask every child to end, wait, and kill who does not."""
    for child in children:
        child.tell(signal.SIGTERM)
    deadline = time.monotonic() + FAREWELL
    for child in children:
        if child.process is None:
            continue
        try:
            child.process.wait(timeout=max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.tell(signal.SIGKILL)
            child.process.wait()
