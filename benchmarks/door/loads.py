"""One row of the comparison: a server, what is asked of it, and what that costs."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

CONNECTIONS = 64
ROUNDS, SECONDS = 5, 2
SCRIPT = Path(__file__).with_name("addresses.lua")


@dataclass(frozen=True, slots=True)
class Row:
    """Requests for addresses below a prefix, with headers, to the server of some process.

    With `cookies`, a file of one a line, each request is another reader's.
    """

    name: str
    port: int
    process: int
    prefix: str
    headers: tuple[str, ...] = ()
    count: int = 1000
    cookies: Path = Path("/dev/null")


@dataclass(slots=True)
class Cost:
    """What the rounds of one row gave."""

    per_s: list[float] = field(default_factory=list)
    cpu_us: list[float] = field(default_factory=list)
    p99_ms: list[float] = field(default_factory=list)


def in_rounds(rows: Sequence[Row]) -> dict[str, Cost]:
    """What each row costs, by its name. In each round every row is asked once, after a try."""
    costs = {row.name: Cost() for row in rows}
    for row in rows:
        load(row, Cost(), seconds=1)
    for _ in range(ROUNDS):
        for row in rows:
            load(row, costs[row.name], seconds=SECONDS)
    return costs


def load(row: Row, cost: Cost, *, seconds: int) -> None:
    """Ask for some seconds, and add what it cost. Errors other than 304 end the measurement."""
    headers = ["-H", "Accept-Encoding: gzip, deflate, br, zstd"]
    for header in row.headers:
        headers += ["-H", header]
    before = _cpu(row.process)
    said = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(SCRIPT), *headers,
         f"http://127.0.0.1:{row.port}/"],
        env={
            **os.environ,
            "PREFIX": row.prefix,
            "COUNT": str(row.count),
            "COOKIES": str(row.cookies),
        },
        capture_output=True, text=True, timeout=seconds + 30, check=True,
    )  # fmt: skip
    spent = _cpu(row.process) - before
    figures = json.loads(said.stdout.strip().splitlines()[-1])
    if figures["errors"] or not figures["requests"]:
        message = f"{row.name}: {figures}"
        raise RuntimeError(message)
    cost.per_s.append(figures["requests"] / figures["us"] * 1e6)
    cost.cpu_us.append(spent / figures["requests"] * 1e6)
    cost.p99_ms.append(figures["p99_us"] / 1000)


def _cpu(process: int) -> float:
    """Seconds of the processors that a server and its workers have taken."""
    root = psutil.Process(process)
    times = [one.cpu_times() for one in (root, *root.children(recursive=True))]
    return sum(time.user + time.system for time in times)
