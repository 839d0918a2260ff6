"""One of several processes that do the same at once; prints what it got done as JSON.

`python -m tests.jobs.races keep|enqueue UNTIL`, where UNTIL is a moment as seconds since 1970.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import UTC, datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")
django.setup()

from tests.jobs import tasks_for_tests as tasks  # noqa: E402 - models come after Django is ready

from octavo.jobs import schedule  # noqa: E402
from octavo.jobs.queue import enqueue  # noqa: E402


def keep(until: float) -> int:
    """Keep a schedule of every second; return how many moments this process enqueued."""
    schedule.every(seconds=1)(tasks.nothing)
    taken = 0
    while time.time() < until:
        taken += schedule.keep(now=datetime.now(UTC))
    return taken


def enqueue_all(until: float) -> list[str]:
    """Enqueue under the same keys as the others; return the jobs that this process was given."""
    while time.time() < until - 3:
        time.sleep(0.01)
    return [str(enqueue(tasks.nothing, dedupe_key=f"sheet {number}")) for number in range(30)]


if __name__ == "__main__":
    act, until = sys.argv[1:]
    done = keep(float(until)) if act == "keep" else enqueue_all(float(until))
    sys.stdout.write(json.dumps(done))
