"""How far a narration is, and whether somebody will finish it."""

from __future__ import annotations

from datetime import datetime, timedelta

from octavo.jobs.queue import is_pending
from octavo.press.models import Narration

SETTLED = (Narration.State.READY, Narration.State.FAILED)
# Without a job it is somebody's command; killed, it cannot say so any more.
LONGEST_COMMAND = timedelta(minutes=15)


def is_at_work(row: Narration, *, now: datetime) -> bool:
    """Whether a worker or a command has it, or will."""
    if row.state in SETTLED:
        return False
    if row.job is None:
        return now - row.since < LONGEST_COMMAND
    return is_pending(row.job)
