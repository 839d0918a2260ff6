"""Kills workers in the middle of jobs and counts what became of the jobs.

`python -m tests.jobs.kills --jobs 1000 --kills 20` works on the database that the environment names
and prints one JSON object. Used by the tests, by `make soak` and by the benchmark.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")
django.setup()

from django.db import transaction  # noqa: E402 - models come after Django is ready
from django_tasks import TaskResultStatus  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402
from tests.jobs import tasks_for_tests as tasks  # noqa: E402

from octavo.jobs.models import Slot, Worker  # noqa: E402
from octavo.jobs.queue import enqueue  # noqa: E402
from octavo.jobs.reaper import reap  # noqa: E402
from octavo.website.schema.preparing import prepare_database  # noqa: E402

LONGEST = 300.0  # seconds for all of it


class Shop:
    """The workers and what has been done to them."""

    def __init__(self, *, workers: int) -> None:
        os.environ["OCTAVO_JOB_WORKERS"] = str(workers)
        module = "octavo.website.serving.workers"
        command = [sys.executable, "-m", module, "--parent", str(os.getpid())]
        self.process = subprocess.Popen(command)
        self.killed_at: dict[str, float] = {}
        self.waits: list[float] = []

    def kill_one_at_work(self) -> bool:
        """Kill a worker that has a job in its hands; False when nobody has."""
        at_work = [
            row for row in DBTaskResult.objects.running() if str(row.id) not in self.killed_at
        ]
        if not at_work:
            return False
        row = random.choice(at_work)
        worker = Worker.objects.filter(id=row.worker_ids[-1]).first()
        if worker is None:
            return False
        os.kill(worker.process, signal.SIGKILL)
        self.killed_at[str(row.id)] = time.monotonic()
        return True

    def tend(self) -> None:
        """Give back the jobs of the dead, as the scheduler does, and see who has taken them."""
        reap(now=datetime.now(UTC))
        killed = DBTaskResult.objects.filter(id__in=list(self.killed_at))
        for row in killed.exclude(status=TaskResultStatus.READY):
            if len(row.worker_ids) > 1:
                self.waits.append(time.monotonic() - self.killed_at.pop(str(row.id)))

    def close(self) -> None:
        """Stop the workers in their own way."""
        self.process.terminate()
        self.process.wait(timeout=20)


def run(*, jobs: int, kills: int, workers: int) -> dict[str, object]:
    """Put the jobs into the queue, let workers run and die, and count."""
    with transaction.atomic():
        for number in range(jobs):
            enqueue(tasks.tally_slowly, f"job {number}", tries=20)
    began, left = time.monotonic(), kills
    shop = Shop(workers=workers)
    try:
        while DBTaskResult.objects.exclude(status__in=["SUCCESSFUL", "FAILED"]).exists():
            done = DBTaskResult.objects.successful().count()
            if left and done >= jobs * (kills - left) / (kills + 1) and shop.kill_one_at_work():
                left -= 1
            shop.tend()
            if time.monotonic() - began > LONGEST:
                break
            time.sleep(0.02)
    finally:
        shop.close()
    return {
        "jobs": jobs,
        "lost": jobs - Slot.objects.filter(name__startswith="job ").count(),
        "given_up": DBTaskResult.objects.failed().count(),
        "kills": kills - left,
        "longest_wait_s": round(max(shop.waits, default=0.0), 2),
        "seconds": round(time.monotonic() - began, 2),
    }


def main() -> None:
    """Read the arguments, run, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("--jobs", 1000), ("--kills", 20), ("--workers", 2)):
        parser.add_argument(name, type=int, default=default)
    prepare_database(say=lambda sentence: None)
    json.dump(run(**vars(parser.parse_args())), sys.stdout)


if __name__ == "__main__":
    main()
