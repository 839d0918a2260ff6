"""Measures the door in five rounds, in each every row once: a busy minute meets all of them."""

from __future__ import annotations

import resource
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

import psutil
from tests.installation import Installation

from benchmarks.door import changing, leaking
from benchmarks.door.loads import SECONDS, Cost, Row, in_rounds, load
from benchmarks.door.servers import doors, nginx
from benchmarks.door.stock import a_pass, filled, unpacked
from benchmarks.figures import Figure, figure

ADDRESSES, MANY = 2000, 10_000
IDLE, SLOW = 5000, 300
BRIEF = "\r\n".join(
    ["POST /x HTTP/1.1", "Host: 127.0.0.1", "Content-Length: 90000", "", "a"]
).encode()


def measure() -> list[Figure]:
    """Every figure of the area."""
    with tempfile.TemporaryDirectory(prefix="octavo-door-") as folder:
        place = Path(folder)
        costs = _compare(place)
        crowd = _crowd(place)
        memory = _memory(place)
        figures = _figures(costs)
        figures += [
            figure("crowd.rps_ratio", crowd, "×", goal=0.9),
            figure("front.memory_mb", memory, "MB", goal=150, better="lower"),
        ]
        figures += changing.measure(Installation(place / "demo" / "data"))
        return [*figures, leaking.measure()]


def _compare(place: Path) -> dict[str, Cost]:
    data = place / "data"
    store = filled(data, ADDRESSES)
    unpacked(store, place / "files")
    with ExitStack() as stack:
        return in_rounds(_rows(place, data, stack))


def _rows(place: Path, data: Path, stack: ExitStack) -> list[Row]:
    files = place / "files"
    brotli = stack.enter_context(nginx(files, place / "brotli", is_gzip=False))
    gzip = stack.enter_context(nginx(files, place / "gzip", is_gzip=True))
    door = stack.enter_context(doors(data))
    plain = stack.enter_context(doors(data, is_plain=True))
    good, old = a_pass(data), a_pass(data, age=4000)
    cookie = f"Cookie: theme=dark; {good}"
    return [
        Row("nginx_brotli", *brotli, "/s/"),
        Row("nginx_gzip_cached", *gzip, "/s/", ("Accept-Encoding: gzip",)),
        Row("open", *door, "/o/"),
        Row("open_with_pass", *door, "/o/", (cookie,)),
        Row("full", *door, "/s/", (cookie,)),
        Row("forged", *door, "/s/", (f"Cookie: {good[:-3]}xyz",)),
        Row("expired", *door, "/s/", (f"Cookie: {old}",)),
        Row("unchanged", *door, "/o/", ("If-None-Match: *",)),
        Row("asgi", *plain, "/s/", (cookie,)),
    ]


def _figures(costs: dict[str, Cost]) -> list[Figure]:
    """Ratios of medians, and what each row gave."""
    nginx_, full = costs["nginx_brotli"], costs["full"]

    def ratio(ours: list[float], theirs: list[float]) -> float:
        return median(ours) / median(theirs)

    open_, passed = costs["open"], costs["open_with_pass"]
    ratios = (
        ("subscriber.rps_ratio_to_nginx", ratio(full.per_s, nginx_.per_s), 0.8, "higher"),
        ("subscriber.cpu_ratio_to_nginx", ratio(full.cpu_us, nginx_.cpu_us), 1.2, "lower"),
        ("subscriber.p99_ratio_to_nginx", ratio(full.p99_ms, nginx_.p99_ms), 1.2, "lower"),
        ("open_article.pass_cpu_ratio", ratio(passed.cpu_us, open_.cpu_us), 1.15, "lower"),
        ("asgi.rps_ratio_to_nginx", ratio(costs["asgi"].per_s, nginx_.per_s), 0.3, "higher"),
    )
    found = [figure(name, it, "×", goal=goal, better=better) for name, it, goal, better in ratios]
    for name, cost in costs.items():
        found.append(figure(f"{name}.rps", median(cost.per_s), "req/s", goal=0))
        found.append(figure(f"{name}.cpu_us", median(cost.cpu_us), "µs", goal=1000, better="lower"))
    return found


def _crowd(place: Path) -> float:
    """Requests a second among idle connections and slow senders, to those without."""
    with doors(place / "data") as (port, process):
        row = Row("crowd", port, process, "/o/")
        alone, among = Cost(), Cost()
        load(row, Cost(), seconds=1)
        for _ in range(3):
            load(row, alone, seconds=SECONDS)
            with _crowded(port):
                load(row, among, seconds=SECONDS)
    return median(among.per_s) / median(alone.per_s)


@contextmanager
def _crowded(port: int) -> Iterator[None]:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 20_000), most))
    lines = [socket.create_connection(("127.0.0.1", port)) for _ in range(IDLE + SLOW)]
    for line in lines[:SLOW]:
        line.sendall(BRIEF)
    time.sleep(0.5)
    try:
        yield
    finally:
        for line in lines:
            line.close()
        time.sleep(0.5)


def _memory(place: Path) -> float:
    """What one worker holds when each of many articles has been asked for."""
    data = place / "many"
    filled(data, MANY)
    with doors(data, count=1) as (port, process):
        for prefix in ("/o/", "/s/"):
            load(Row("many", port, process, prefix, count=MANY // 2), Cost(), seconds=4)
        children = psutil.Process(process).children()
        return max(child.memory_info().rss for child in children) / 1e6
