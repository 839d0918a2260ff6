"""One of several processes that do the same at once; prints what it got done as JSON.

`python -m tests.jobs.races keep|enqueue` prints “ready”, and begins when it is given a line.
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

from django.db import connection  # noqa: E402 - models come after Django is ready
from tests.jobs import tasks_for_tests as tasks  # noqa: E402

from octavo.jobs import schedule  # noqa: E402
from octavo.jobs.queue import enqueue  # noqa: E402

SECONDS = 5


def keep() -> list[int]:
    """Keep a schedule of every second alone; return the moments that this process enqueued."""
    schedule.SCHEDULE.clear()
    schedule.every(seconds=1)(tasks.nothing)
    taken, until = [], time.monotonic() + SECONDS
    while time.monotonic() < until:
        now = datetime.now(UTC)
        taken += [int(now.timestamp())] * schedule.keep(now=now)
    return taken


def enqueue_all() -> list[str]:
    """Enqueue under the same keys as the others; return the jobs that this process was given."""
    return [str(enqueue(tasks.nothing, dedupe_key=f"sheet {number}")) for number in range(30)]


if __name__ == "__main__":
    connection.ensure_connection()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    sys.stdout.write(json.dumps(keep() if sys.argv[1] == "keep" else enqueue_all()))
