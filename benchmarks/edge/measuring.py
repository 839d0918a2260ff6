"""Measures the door with all that it has to do, and nginx at the edge, beside nginx with files.

In five rounds, in each every row once: a busy minute meets all of them. Every page has two
advertisements, every article for subscribers is metered, and everything is counted.
"""

from __future__ import annotations

import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from tests.door.edge.serving import edge_before

from benchmarks.door import leaking
from benchmarks.door.loads import Cost, Row, in_rounds
from benchmarks.door.servers import WORKERS, doors, nginx
from benchmarks.door.stock import a_pass, filled, unpacked
from benchmarks.edge import counting, shifting
from benchmarks.figures import Figure, figure
from octavo.core.access import Meter
from octavo.core.passes import sign_guest
from octavo.door.passes import make_keys, write_meter
from octavo.door.passes.keys import NAME as KEYS

ADDRESSES, READERS = 2000, 1000
MONTH = 30 * 86_400
AGENT = "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"


def measure() -> list[Figure]:
    """Every figure of the area."""
    with tempfile.TemporaryDirectory(prefix="octavo-edge-") as folder:
        costs = _compare(Path(folder))
    shown = [leaking.measure(), shifting.measure()]
    return [*_ratios(costs), *_rows_of(costs), *shown, *counting.measure()]


def _compare(place: Path) -> dict[str, Cost]:
    data = place / "data"
    unpacked(filled(data, ADDRESSES, has_advertisements=True), place / "files")
    with ExitStack() as stack:
        return in_rounds(_rows(place, data, stack))


def _rows(place: Path, data: Path, stack: ExitStack) -> list[Row]:
    files = place / "files"
    now = int(time.time())
    write_meter(data / "meter.json", Meter(3, 5, (now - MONTH, now + MONTH)))
    subscriber = f"Cookie: theme=dark; {a_pass(data)}"
    guest = f"Cookie: theme=dark; {a_guest(data, now)}"
    readers = place / "cookies"
    readers.write_text("".join(f"theme=dark; {a_pass(data, number=n)}\n" for n in range(READERS)))
    brotli = stack.enter_context(nginx(files, place / "brotli", is_gzip=False))
    gzip = stack.enter_context(nginx(files, place / "gzip", is_gzip=True))
    door = stack.enter_context(doors(data))
    edge = stack.enter_context(edge_before(9, data, workers=WORKERS))
    return [
        Row("nginx_brotli", *brotli, "/s/", (AGENT,)),
        Row("nginx_gzip_cached", *gzip, "/s/", (AGENT, "Accept-Encoding: gzip")),
        Row("door_subscriber", *door, "/s/", (AGENT, subscriber)),
        Row("door_open", *door, "/o/", (AGENT,)),
        Row("door_metered", *door, "/s/", (AGENT,)),
        Row("door_metered_guest", *door, "/s/", (AGENT, guest)),
        Row("door_thousand_readers", *door, "/s/", (AGENT,), cookies=readers),
        Row("edge_subscriber", *edge, "/s/", (AGENT, subscriber)),
        Row("edge_metered_guest", *edge, "/s/", (AGENT, guest)),
        Row("edge_thousand_readers", *edge, "/s/", (AGENT,), cookies=readers),
    ]


def a_guest(data: Path, now: int) -> str:
    """The cookie of somebody who has opened two articles, and opens each that is asked for."""
    rights = (f"mz{number}:{now - MONTH}:{now + MONTH}:d" for number in range(2))
    carried = sign_guest(rights, make_keys(data / KEYS))
    assert isinstance(carried, str)  # noqa: S101 - two rights have room
    return f"octavo_guest={carried}"


def _ratios(costs: dict[str, Cost]) -> list[Figure]:
    """Medians of ours, as multiples of what nginx gave with the same bytes as files."""
    files, subscriber = costs["nginx_brotli"], costs["door_subscriber"]
    edge, open_ = costs["edge_subscriber"], costs["door_open"]
    # Who opens an article has it granted anew, and is given a cookie, with or without one before.
    metered = max(median(costs[f"door_{name}"].cpu_us) for name in ("metered", "metered_guest"))
    many = (
        median(costs["door_thousand_readers"].per_s),
        median(costs["edge_thousand_readers"].per_s),
    )
    rps, p99 = median(files.per_s), median(files.p99_ms)
    ratios = (
        ("subscriber.rps_ratio_to_nginx", median(subscriber.per_s) / rps, 0.8, "higher"),
        ("subscriber.p99_ratio_to_nginx", median(subscriber.p99_ms) / p99, 1.2, "lower"),
        ("metered.cpu_ratio_to_open", metered / median(open_.cpu_us), 1.3, "lower"),
        ("edge.rps_ratio_to_nginx", median(edge.per_s) / rps, 0.7, "higher"),
        ("edge.p99_ratio_to_nginx", median(edge.p99_ms) / p99, 1.5, "lower"),
        ("thousand_readers.door_rps_ratio_to_nginx", many[0] / rps, 0, "higher"),
        ("thousand_readers.edge_rps_ratio_to_nginx", many[1] / rps, 0, "higher"),
    )
    return [figure(name, it, "×", goal=goal, better=better) for name, it, goal, better in ratios]


def _rows_of(costs: dict[str, Cost]) -> list[Figure]:
    found = []
    for name, cost in costs.items():
        found.append(figure(f"{name}.rps", median(cost.per_s), "req/s", goal=0))
        found.append(figure(f"{name}.cpu_us", median(cost.cpu_us), "µs", goal=1000, better="lower"))
    return found
