"""Readers and gatherers as processes of their own, to be killed.

A reader asks a door thousands of times a second, without a network between, and writes after each
how often that was, and after each flush how often it had been before.
"""

from __future__ import annotations

import mmap
import os
import random
import signal
import struct
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from octavo.core.access import Item, Variant
from octavo.door.counting import FOLDER, Tally, TallyFile
from octavo.door.door import Door
from octavo.door.store import Made, Page, Store

ARTICLES = 40
FLUSHED_EVERY = 0.01  # seconds; a hundred times as often as a door
LOOKED_AT_EVERY = 64  # reads
PORTION = 8000  # bytes that the simulated gatherer adds at once: more moments to be killed in
HOST = b"magazine.example"
AGENTS = (b"Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Firefox/145.0", b"Googlebot/2.1")
CAME_FROM = (b"", b"https://magazine.example/", b"https://www.example.org/a?b=c")
_TWO = struct.Struct("QQ")
LIFE_BYTES = _TWO.size


def stocked(data: Path) -> None:
    """A store with articles that show an advertisement each."""
    store = Store(data / "pages")
    blob = store.blobs.keep(b"all of the text")
    made = Made((), "tag", blob, {"": (0, 15)}, shows=(1,))
    since = datetime(2020, 1, 1, tzinfo=UTC)
    pages = {
        f"/{number}/": (
            frozenset({f"a:{number}"}),
            Page(Item("article", f"a{number}", since, article=str(number)), {Variant.FULL: made}),
        )
        for number in range(1, ARTICLES + 1)
    }
    store.put(pages, began=store.began(), now=0)


@contextmanager
def shared(path: Path) -> Iterator[mmap.mmap]:
    """Sixteen bytes that outlive their process: reads made, and reads written down."""
    with path.open("r+b") as file, mmap.mmap(file.fileno(), LIFE_BYTES) as mapped:
        yield mapped


def life(path: Path) -> tuple[int, int]:
    """How many reads a process has made, and how many of those it had written down."""
    with shared(path) as mapped:
        made, flushed = _TWO.unpack(mapped[:])
        return made, flushed


def a_door(data: Path, *, is_counting: bool = True) -> Door:
    """A door as one process has it."""
    hosts = [HOST.decode()]
    tally = Tally(TallyFile(data / FOLDER), hosts=hosts) if is_counting else None
    return Door(data, data / "pages", hosts=hosts, tally=tally)


def requests() -> list[tuple[bytes, dict[bytes, bytes]]]:
    """What is asked for, by people: addresses and headers."""
    return [
        (b"/%d/" % number, {b"host": HOST, b"user-agent": AGENTS[0], b"referer": referer})
        for number in range(1, ARTICLES + 1)
        for referer in CAME_FROM
    ]


def read_on(data: Path, path: Path) -> None:
    """Read until killed. A robot reads along and counts nothing."""
    door, asked, chance = a_door(data), requests(), random.Random()  # noqa: S311
    chance.shuffle(asked)
    robot = {b"host": HOST, b"user-agent": AGENTS[1]}
    if door.tally is None:
        return
    made, flushed_at = 0, time.monotonic()
    with shared(path) as mapped:
        while os.getppid() != 1:  # it was not left behind
            for target, headers in asked:
                door.find(b"GET", target, headers, now=time.time())
                made += 1
                mapped[:8] = made.to_bytes(8, sys.byteorder)
                if made % LOOKED_AT_EVERY == 0 and time.monotonic() - flushed_at > FLUSHED_EVERY:
                    door.find(b"GET", target, robot, now=time.time())
                    door.tally.flush(now=time.time())
                    mapped[8:] = made.to_bytes(8, sys.byteorder)
                    flushed_at = time.monotonic()


def read_in_turn(data: Path) -> None:
    """Begin a reader for each line that comes in, and say the number of its process."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            read_on(data, Path(line.strip()))
            os._exit(0)
        print(child, flush=True)


def gather_on(data: Path, *, is_killed: bool) -> None:
    """Gather in one child after the other, each killed within a few hundredths of a second.

    Without that, gather what is left, and end.
    """
    import django

    django.setup()
    from django.db import connections

    from octavo.readership import gathering

    folder, chance = data / FOLDER, random.Random()  # noqa: S311
    if not is_killed:
        while gathering.gather(folder, now=datetime.now(UTC)):
            continue
        return
    gathering.PORTION = PORTION
    while True:
        connections.close_all()
        child = os.fork()
        if child == 0:
            while os.getppid() != 1:  # it was not left behind
                gathering.gather(folder, now=datetime.now(UTC))
            os._exit(0)
        time.sleep(chance.uniform(0.0, 0.08))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        print("killed", flush=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["nursery", data]:
            read_in_turn(Path(data))
        case ["gather", data]:
            gather_on(Path(data), is_killed=True)
        case ["finish", data]:
            gather_on(Path(data), is_killed=False)
