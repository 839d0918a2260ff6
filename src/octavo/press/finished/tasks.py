"""What is done about finished pages in the background: pressed again, looked after, swept."""

from __future__ import annotations

import time

from django_tasks import task

from octavo.jobs.models import Job
from octavo.jobs.queue import enqueue
from octavo.jobs.schedule import every
from octavo.press.finished.filling import fill, lacking
from octavo.press.finished.store import store
from octavo.press.purging.tasks import purge_soon

KEY = "press:pages"
AT_ONCE, IN_TIME = 20, -5
BUDGET = 5.0  # seconds of one job; others wait meanwhile


def press_soon(*, is_first: bool = True) -> None:
    """Have what the store lacks pressed: a first part before all other work, the rest after it."""
    if not Job.objects.filter(dedupe_key=KEY).exists():
        call = press_pages.using(priority=AT_ONCE if is_first else IN_TIME)
        enqueue(call, dedupe_key=KEY)


@task()
def press_pages() -> int:
    """Press what is lacking for some seconds, and the rest in another job; return how many."""
    kept = store()
    if kept is None:
        return 0
    ends, count = time.monotonic() + BUDGET, 0
    for pressed in fill(kept, lacking(kept), clock=time.time):
        count += pressed
        if time.monotonic() > ends:
            if count:
                press_soon(is_first=False)
            break
    return count


@every(seconds=60)
@task()
def look_after_pages() -> None:
    """Press what a crash or the end of a page's time has left out."""
    kept = store()
    if kept is None:
        return
    if kept.drop_outdated(now=time.time()):
        purge_soon()
    if lacking(kept):
        press_soon(is_first=False)


@every(seconds=6 * 3600)
@task()
def sweep_pages() -> int:
    """Take away what no page names any more; return how many files that were."""
    kept = store()
    return kept.sweep(now=time.time()).blobs if kept else 0
