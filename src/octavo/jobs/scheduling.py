"""The scheduler: keeps the schedule and looks after dead workers, once a second."""

from __future__ import annotations

import signal
import threading

from django.db import close_old_connections
from django.utils import timezone

from octavo.jobs.reaper import reap
from octavo.jobs.schedule import discover, keep

LOOKS_EVERY = 1.0  # seconds


def run() -> None:
    """Keep the schedule until told to stop. Trouble ends the process; its supervisor knows how."""
    asked = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: asked.set())
    discover()
    while not asked.wait(LOOKS_EVERY):
        close_old_connections()
        now = timezone.now()
        reap(now=now)
        keep(now=now)
