"""What is done about tallies in the background: gathered, cleared away, their sources folded."""

from __future__ import annotations

from datetime import time
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from octavo.door.counting import FOLDER
from octavo.jobs.schedule import daily_at, every
from octavo.readership.clearing import clear
from octavo.readership.folding import fold
from octavo.readership.gathering import gather
from octavo.readership.policy import GATHERED_EVERY


def folder() -> Path:
    """Where the tallies of this installation are."""
    return Path(settings.DATA) / FOLDER


@every(seconds=GATHERED_EVERY)
@task()
def gather_tallies() -> int:
    """Add to the sums what was written since the last time, and take away what is done with."""
    gathered = gather(folder(), now=timezone.now())
    clear(folder(), now=timezone.now())
    return gathered


@daily_at(time(4, 20))
@task()
def fold_sources() -> int:
    """At night, when few read."""
    return fold(today=timezone.localdate())
