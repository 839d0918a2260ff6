"""Caches are told in the background: soon after a change, and again until they have heard."""

from __future__ import annotations

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from octavo.jobs.queue import enqueue
from octavo.jobs.retrying import pause_after
from octavo.jobs.schedule import every
from octavo.press.finished.store import store
from octavo.press.purging.caches import cache_of
from octavo.press.purging.errors import PurgeFailed
from octavo.press.purging.sending import send_waiting

KEY = "press:purges"
AT_ONCE = 25  # before pages are pressed: who asks again sooner gets them from Django
LONGEST_PAUSE = timedelta(minutes=10)

log = logging.getLogger("octavo.press")


def purge_soon(*, tries: int = 0) -> None:
    """Have what waits sent, unless that is about to be; after so many tries, later."""
    kept = store()
    if kept is None or kept.outbox is None or not kept.outbox.waiting():
        return
    pause = min(LONGEST_PAUSE, pause_after(tries)) if tries else None
    again = timezone.now() + pause if pause else None
    call = send_purges.using(priority=AT_ONCE)
    enqueue(call, tries, dedupe_key=KEY, tries=1, run_after=again)


@task()
def send_purges(tries: int = 0) -> int:
    """Tell the cache of what waits; return how many lines that were. Away, it is asked again."""
    kept = store()
    if kept is None or settings.PURGES is None:
        return 0
    try:
        return send_waiting(kept, cache_of(settings.PURGES), clock=time.time)
    except PurgeFailed as trouble:
        log.warning("Caches were not told: %s", trouble)
        purge_soon(tries=tries + 1)
        return 0


@every(seconds=60)
@task()
def look_after_purges() -> None:
    """Send what a crash has left waiting."""
    purge_soon()
