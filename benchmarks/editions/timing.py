"""How long one making takes in a process of its own, and how much memory it and its kin hold."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.figures import ROOT

LOOK_EVERY = 0.04  # seconds between two looks at the memory
WITHIN = 600  # seconds


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds on the wall and of the processors, the most megabytes held, and bytes made."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    size: int


def make(kind: str, folder: Path) -> Taken:
    """Let a fresh process make one edition of what lies in the folder, and look on."""
    command = [sys.executable, "-m", "benchmarks.editions.making", kind, str(folder)]
    peak, until = 0, time.monotonic() + WITHIN
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            peak = max(peak, held(watched))
            if time.monotonic() > until:
                process.kill()
            time.sleep(LOOK_EVERY)
        said = process.stdout.read() if process.stdout else ""
    if process.returncode:
        message = f"{kind} could not be made"
        raise RuntimeError(message)
    taken = json.loads(said.splitlines()[-1])
    return Taken(taken["wall_s"], taken["cpu_s"], peak / 1e6, taken["size"])


def held(process: psutil.Process) -> int:
    """Bytes of memory in which a process and its children stand now."""
    total = 0
    try:
        for one in (process, *process.children(recursive=True)):
            total += one.memory_info().rss
    except psutil.NoSuchProcess:
        return total  # one ended while we looked
    return total


def medians(rounds: Iterable[Taken]) -> Taken:
    """The median of each, and the highest of the peaks."""
    taken = list(rounds)
    return Taken(
        statistics.median(one.wall_s for one in taken),
        statistics.median(one.cpu_s for one in taken),
        max(one.peak_mb for one in taken),
        taken[-1].size,
    )
