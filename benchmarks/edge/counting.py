"""What counting loses, and what it costs: many reads, with doors and gatherers killed meanwhile."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tests.installation import Installation

from benchmarks.edge.simulated import LIFE_BYTES, a_door, life, requests, stocked
from benchmarks.figures import ROOT, Figure, figure
from octavo.door.counting import ENDING, FOLDER, read_line

READS = 1_000_000
READERS = 2
PATIENCE = 120.0  # seconds that a round may take on a busy machine
ROUNDS_OF_LIVES = 20  # about so often all of them are killed
ROUNDS, ASKED = 7, 40_000


class Lost(NamedTuple):
    """Reads that had been written down and are in no sum, and reads that are in sums twice."""

    lost: int
    doubled: int


@dataclass(frozen=True, slots=True)
class Run:
    """What became of the reads: made, written down at least, in the tallies, in the sums."""

    made: int
    flushed: int
    tallied: int
    summed: int
    seen: int
    lost_in_tallies: int
    doubled_in_tallies: int
    doors_killed: int
    gatherers_killed: int

    @property
    def lost(self) -> Lost:
        """Between door and tally, and between tally and sums."""
        return Lost(
            self.lost_in_tallies + max(0, self.tallied - self.summed),
            self.doubled_in_tallies + max(0, self.summed - self.tallied),
        )


def measure_counting(reads: int = READS) -> Lost:
    """Reads that were lost and that were doubled, but for what no door had written down."""
    with tempfile.TemporaryDirectory(prefix="octavo-counting-") as folder:
        return simulate(Path(folder), reads=reads).lost


def simulate(place: Path, *, reads: int) -> Run:
    """So many reads through doors that are killed, gathered by a gatherer that is killed."""
    installation = Installation(place / "data")
    installation.folder.mkdir(parents=True)
    installation.prepare()
    stocked(installation.folder)
    with _gatherer(installation) as said:
        lives = _read(installation, place, reads=reads)
    subprocess.run(_command("finish", installation.folder), **_around(installation), check=True)
    tallied = _tallied(installation.folder)
    lost = doubled = 0
    for process, (made, flushed) in lives.items():
        written = tallied[process, "read"]
        lost += max(0, flushed - written)
        doubled += max(0, written - made)
    summed, seen = _summed(installation)
    return Run(
        made=sum(made for made, _flushed in lives.values()),
        flushed=sum(flushed for _made, flushed in lives.values()),
        tallied=sum(count for (_of, event), count in tallied.items() if event == "read"),
        summed=summed,
        seen=seen,
        lost_in_tallies=lost,
        doubled_in_tallies=doubled,
        doors_killed=len(lives),
        gatherers_killed=len(said),
    )


def _read(installation: Installation, place: Path, *, reads: int) -> dict[int, tuple[int, int]]:
    """Lives of readers by the number of their process: reads made, and written down."""
    chance, lives = random.Random(9), {}  # noqa: S311 - the same each time
    with _nursery(installation) as begin:
        while (made := sum(made for made, _flushed in lives.values())) < reads:
            begun = [begin(place / f"life-{len(lives) + number}") for number in range(READERS)]
            enough = min(reads - made, chance.randint(1, reads * 2 // ROUNDS_OF_LIVES))
            deadline = time.monotonic() + PATIENCE
            while sum(life(path)[0] for _process, path in begun) < enough:
                if time.monotonic() > deadline:
                    message = "The simulated readers do not read."
                    raise TimeoutError(message)
                time.sleep(0.002)
            for process, path in begun:
                _kill(process)
                lives[process] = life(path)
    return lives


@contextmanager
def _nursery(installation: Installation) -> Iterator[Callable[[Path], tuple[int, Path]]]:
    """Begins readers; each call says the number of a new one's process, and where it counts."""
    process = subprocess.Popen(
        _command("nursery", installation.folder),
        **_around(installation),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )

    def begin(path: Path) -> tuple[int, Path]:
        path.write_bytes(bytes(LIFE_BYTES))
        process.stdin.write(f"{path}\n")
        process.stdin.flush()
        return int(process.stdout.readline()), path

    try:
        yield begin
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _kill(process: int) -> None:
    """As a machine does that is out of memory; return when nothing is left of it."""
    with suppress(ProcessLookupError):
        while True:
            os.kill(process, signal.SIGKILL)
            time.sleep(0.001)


@contextmanager
def _gatherer(installation: Installation) -> Iterator[list[str]]:
    """One that is killed again and again; the list has a line for each time, once it is over."""
    said: list[str] = []
    with tempfile.TemporaryFile("w+") as out:
        command = _command("gather", installation.folder)
        process = subprocess.Popen(
            command, **_around(installation), stdout=out, start_new_session=True
        )
        try:
            deadline = time.monotonic() + PATIENCE
            while os.fstat(out.fileno()).st_size == 0 and time.monotonic() < deadline:
                time.sleep(0.01)
            yield said
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        out.seek(0)
        said += out.read().splitlines()


def _command(*words: object) -> list[str]:
    return [sys.executable, "-m", "benchmarks.edge.simulated", *map(str, words)]


def _around(installation: Installation) -> dict[str, object]:
    django = {"DJANGO_SETTINGS_MODULE": "octavo.website.settings"}
    return {"cwd": ROOT, "env": installation.environment | django}


def _tallied(data: Path) -> Counter[tuple[int, str]]:
    """How many reads and views the tallies have, by the process that wrote them."""
    found: Counter[tuple[int, str]] = Counter()
    for path in (data / FOLDER).glob(f"*{ENDING}"):
        content, process = path.read_bytes(), int(path.name.split("-")[1])
        for line in content[: content.rfind(b"\n") + 1].splitlines():
            for event, count in read_line(line).counts:
                found[process, str(event[0])] += count
    return found


def _summed(installation: Installation) -> tuple[int, int]:
    """How many reads are in the sums, and of how many items."""
    with installation.database() as database:
        asked = "SELECT coalesce(sum(count), 0), count(DISTINCT item) FROM readership_reading"
        reads, items = database.execute(asked).fetchone()
        return reads, items


def cost_of_counting() -> float:
    """Microseconds that counting adds to one answer of the door, its share of the writing too."""
    with tempfile.TemporaryDirectory(prefix="octavo-counting-") as folder:
        data = Path(folder)
        stocked(data)
        doors = [a_door(data, is_counting=False), a_door(data)]
        fastest = [min(_microseconds(door) for _ in range(ROUNDS)) for door in doors]
    return fastest[1] - fastest[0]


def _microseconds(door) -> float:
    """CPU time of one answer, when each second has as many as are asked for here."""
    asked, now = requests(), time.time()
    began = time.process_time()
    for _ in range(ASKED // len(asked)):
        for target, headers in asked:
            door.find(b"GET", target, headers, now=now)
    if door.tally:
        door.tally.flush(now=now)
    return (time.process_time() - began) / (ASKED // len(asked) * len(asked)) * 1e6


def measure() -> list[Figure]:
    """What was lost and doubled, and what it costs."""
    lost, doubled = measure_counting()
    return [
        figure("counting.lost", lost, "reads", goal=0, better="lower"),
        figure("counting.doubled", doubled, "reads", goal=0, better="lower"),
        figure("counting.cpu_us", cost_of_counting(), "µs", goal=1.5, better="lower"),
    ]
