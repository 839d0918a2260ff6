"""How fast jobs run, and how many are lost when workers are killed among a thousand."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.installation import OCTAVO, Installation

from benchmarks.figures import ROOT, Figure, figure

JOBS = 2000
ENQUEUE = f"""
import django; django.setup()
from django.db import transaction
from octavo.jobs.queue import enqueue
from tests.jobs.tasks_for_tests import nothing
with transaction.atomic():
    for _ in range({JOBS}):
        enqueue(nothing)
"""
SPENT = """
SELECT (julianday(max(finished_at)) - julianday(min(started_at))) * 86400
FROM django_tasks_database_dbtaskresult
"""
WORK = """
import django; django.setup()
from octavo.jobs.working import work
work(until_empty=True)
"""


def measure() -> list[Figure]:
    """The figures of the queue, and what the queue's own worker does with the same jobs."""
    with tempfile.TemporaryDirectory(prefix="octavo-jobs-") as folder:
        ours = per_second(Installation(Path(folder) / "ours"), [sys.executable, "-c", WORK])
        batch = [OCTAVO, "manage", "db_worker", "--batch", "--no-startup-delay"]
        theirs = per_second(Installation(Path(folder) / "theirs"), batch)
        counted = kills(Installation(Path(folder) / "kills"))
    return [
        figure("jobs.per_s", ours, "jobs/s", goal=300, peer=("django-tasks-db's worker", theirs)),
        figure("jobs.lost", counted["lost"], "of 1000", goal=0, better="lower"),
        figure("jobs.again_s", counted["longest_wait_s"], "s", goal=5, better="lower"),
    ]


def per_second(installation: Installation, command: list[str | Path]) -> float:
    """Run jobs that do nothing through one worker, from the first one's start to the last's end."""
    installation.prepare()
    run(installation, [sys.executable, "-c", ENQUEUE])
    run(installation, command)
    with installation.database() as database:
        (seconds,) = database.execute(SPENT).fetchone()
    return JOBS / float(seconds)


def kills(installation: Installation) -> dict[str, float]:
    """Kill twenty workers in the middle of a job."""
    counted: dict[str, float] = json.loads(
        run(installation, [sys.executable, "-m", "tests.jobs.kills"])
    )
    return counted


def run(installation: Installation, command: list[str | Path]) -> str:
    """Run a command of this installation to its end; return what it printed."""
    environment = installation.environment | {
        "DJANGO_SETTINGS_MODULE": "octavo.website.settings",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        command, env=environment, cwd=ROOT, timeout=600, check=True, capture_output=True, text=True
    )
    return done.stdout
