"""How long readers of 10,000 articles wait for the search, and how long its index takes to make."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.installation import Installation
from tests.postgres import a_cluster

from benchmarks.figures import ROOT, Figure, figure

LONGEST_S = 2 * 60 * 60
GOALS_MS = {"sqlite": 50, "postgres": 150}
BUILT_S = 180


def measure() -> list[Figure]:
    """The figures of both databases, each with the same articles and the same 200 queries."""
    with a_cluster() as address:
        return [*_figures("sqlite"), *_figures("postgres", DATABASE_URL=address)]


def _figures(database: str, **settings: str) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="octavo-searching-") as folder:
        said = _archive(Installation(Path(folder) / "data", settings=settings))
    kinds = ", ".join(f"{kind} {wait:.0f}" for kind, wait in said["kinds"].items())
    print(f"search.{database}: p95 in ms by kind of query: {kinds}", file=sys.stderr)
    goal = GOALS_MS[database]
    return [
        figure(f"search.{database}.p95_ms", said["p95_ms"], "ms", goal=goal, better="lower"),
        figure(f"search.{database}.build_s", said["build_s"], "s", goal=BUILT_S, better="lower"),
    ]


def _archive(installation: Installation) -> dict[str, Any]:
    """Fill, index and ask in a process of its own, which knows that database alone."""
    settings = {"DJANGO_SETTINGS_MODULE": "octavo.website.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.archive"],
        cwd=ROOT,
        env=installation.environment | settings,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        timeout=LONGEST_S,
    )
    said: dict[str, Any] = json.loads(done.stdout)
    return said
