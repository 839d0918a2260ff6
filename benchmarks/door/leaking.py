"""Sentences that reach somebody who may not read them, at the door and at nginx."""

from __future__ import annotations

import tempfile
from itertools import product
from pathlib import Path

from tests.door.edge.conftest import Front
from tests.door.edge.serving import edge_before
from tests.door.edge.test_leaks import HELD_BACK, LET_IN, MAY_NOT
from tests.door.edge.world import READERS, founded, secret_of

from benchmarks.door.servers import doors
from benchmarks.figures import Figure, figure


def measure() -> Figure:
    """Each held-back page is asked for by each of those who may not see it, of both doors."""
    with tempfile.TemporaryDirectory(prefix="octavo-leaks-") as folder:
        data = Path(folder)
        founded(data)
        with doors(data, path="/open/") as (door, _), edge_before(door, data) as (edge, _):
            leaks = sum(_leaks(Front(port)) for port in (door, edge))
    return figure("leak.sentences", leaks, "sentences", goal=0, better="lower")


def _leaks(front: Front) -> int:
    return sum(
        secret_of(name).encode() in front.ask(f"/{name}/", cookie=READERS[reader]).body
        for name, reader in product(HELD_BACK, MAY_NOT)
        if (name, reader) not in LET_IN
    )
