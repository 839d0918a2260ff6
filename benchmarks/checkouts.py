"""How fast fifty people order at once, and what is lost when processes that sell are killed."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from tests.billing.checkouts import rush
from tests.installation import Installation

from benchmarks.figures import ROOT, Figure, figure
from benchmarks.jobs import run

PROCESSES, PEOPLE, ORDERS = 2, 25, 20
KILLS = 100


def measure() -> list[Figure]:
    """On SQLite, the database that a magazine begins with."""
    with tempfile.TemporaryDirectory(prefix="octavo-checkouts-") as folder:
        shop = Installation(Path(folder) / "shop")
        environment = shop.environment | {"PYTHONPATH": str(ROOT)}
        done = rush(environment, processes=PROCESSES, people=PEOPLE, orders=ORDERS)
        kills = [sys.executable, "-m", "tests.billing.kills", "--kills", str(KILLS)]
        counted = json.loads(run(Installation(Path(folder) / "kills"), kills))
    return [
        figure("checkout50.errors", len(done.errors), "orders", goal=0, better="lower"),
        figure("checkout50.p95_ms", done.p95_ms, "ms", goal=250, better="lower"),
        figure("checkout50.per_s", done.per_s, "orders/s", goal=300),
        figure("kill.lost", counted["lost"], f"of {KILLS} kills", goal=0, better="lower"),
        figure("kill.doubled", counted["doubled"], f"of {KILLS} kills", goal=0, better="lower"),
    ]
