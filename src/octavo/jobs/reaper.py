"""Gives the jobs of dead workers to others."""

from __future__ import annotations

import logging
from datetime import datetime

from django_tasks_db.models import DBTaskResult

from octavo.jobs import processes
from octavo.jobs.heartbeats import is_dead
from octavo.jobs.models import Worker
from octavo.jobs.queue import fail

log = logging.getLogger("octavo.jobs")

KILLED = "octavo.jobs.WorkerKilled"


def reap(*, now: datetime) -> int:
    """Put every job of a dead worker back into the queue; return how many there were.

    A job that has cost as many workers as it may be tried is given up: it is likely what killed
    them. Two reapers do no harm: only one of them finds a row as it was.
    """
    running = list(DBTaskResult.objects.running())  # asked before the workers: see below
    machine = processes.machine()
    workers = list(Worker.objects.all())
    dead = {worker.id for worker in workers if is_dead(worker, machine=machine, now=now)}
    # A worker has its row before it takes a job, so one that is not in the list has gone.
    alive = {worker.id for worker in workers} - dead
    orphans = [row for row in running if row.worker_ids[-1] not in alive]
    for row in orphans:
        _put_back(row, now=now)
    Worker.objects.filter(id__in=dead).delete()
    return len(orphans)


def _put_back(row: DBTaskResult, *, now: datetime) -> None:
    sentence = f"The worker was killed during try {len(row.worker_ids)}."
    if fail(row, error=sentence, kind=KILLED, again_at=now, now=now):
        log.warning("%s: its worker was killed; it runs again.", row.task_name)
    else:
        log.error("%s: given up; each of its workers was killed.", row.task_name)
