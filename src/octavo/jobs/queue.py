"""Jobs into the queue, out of it to a worker, and what becomes of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult, get_date_max

from octavo.jobs.models import Job
from octavo.jobs.retrying import MOST_TRIES


def enqueue(
    task: Task[..., Any],
    *args: Any,
    dedupe_key: str | None = None,
    tries: int = MOST_TRIES,
    run_after: datetime | None = None,
    **kwargs: Any,
) -> UUID:
    """Put a call of the task into the queue; return the id of the job that will make it.

    The job is there when the transaction around it is, and only then. While a job with the same
    `dedupe_key` waits, that one is returned: it will see whatever this transaction has written.
    A job may run more than once, since its worker may be killed at the last moment.
    """
    if run_after is not None:
        task = task.using(run_after=run_after)
    while True:
        try:
            with transaction.atomic():
                job = UUID(str(task.enqueue(*args, **kwargs).id))
                Job.objects.create(id=job, dedupe_key=dedupe_key, most_tries=tries)
                return job
        except IntegrityError:
            if dedupe_key is None:
                raise
            waiting = _hold_waiting(dedupe_key)
            if waiting is not None:
                return waiting


def _hold_waiting(dedupe_key: str) -> UUID | None:
    """The job that waits under the key, kept from starting before the transaction around ends."""
    with transaction.atomic():
        held = Job.objects.select_for_update().filter(dedupe_key=dedupe_key)
        return held.values_list("id", flat=True).first()


def is_any_due() -> bool:
    """Whether a job waits that may run now. Asking needs no lock."""
    return bool(DBTaskResult.objects.ready().exists())


def is_pending(job: UUID) -> bool:
    """Whether the job waits or is being done."""
    unfinished = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return DBTaskResult.objects.filter(id=job, status__in=unfinished).exists()


def claim(worker: str, *, now: datetime) -> DBTaskResult | None:
    """Take the next job that is due for a worker, and let go of its dedupe key."""
    with transaction.atomic():
        row = DBTaskResult.objects.ready().select_for_update(skip_locked=True).first()
        if row is None:
            return None
        row.status = TaskResultStatus.RUNNING
        row.started_at = now
        row.worker_ids = [*row.worker_ids, worker]
        row.save(update_fields=["status", "started_at", "worker_ids"])
        Job.objects.filter(id=row.id, dedupe_key__isnull=False).update(dedupe_key=None)
        return row


def succeed(row: DBTaskResult, *, result: Any, now: datetime) -> bool:
    """Record that the job is done; False when it is no longer this worker's."""
    with transaction.atomic():
        changed = _held(row).update(
            status=TaskResultStatus.SUCCESSFUL,
            finished_at=now,
            return_value=result,
            exception_class_path="",
            traceback="",
        )
        Job.objects.filter(id=row.id).delete()
    return bool(changed)


def fail(row: DBTaskResult, *, error: str, kind: str, again_at: datetime, now: datetime) -> bool:
    """Put a job that went wrong back, to be tried again, or give it up.

    Returns False when it is given up. Each worker that has taken the job counts as one try.
    """
    with transaction.atomic():
        job, _ = Job.objects.get_or_create(id=row.id, defaults={"most_tries": MOST_TRIES})
        may_try = len(row.worker_ids) < job.most_tries
        if may_try:
            changed = _held(row).update(status=TaskResultStatus.READY, run_after=again_at)
        else:
            changed = _held(row).update(
                status=TaskResultStatus.FAILED,
                finished_at=now,
                exception_class_path=kind,
                traceback=error,
            )
        if changed:
            Job.objects.filter(id=row.id).update(last_error=error)
    return may_try


def hand_back(row: DBTaskResult) -> None:
    """Give up a job that a stopping worker could not finish; it does not count as a try."""
    _held(row).update(
        status=TaskResultStatus.READY, run_after=get_date_max(), worker_ids=row.worker_ids[:-1]
    )


def try_again(row: DBTaskResult) -> bool:
    """Start a job that was given up from the beginning; False when somebody did already."""
    return bool(
        DBTaskResult.objects.filter(id=row.id, status=TaskResultStatus.FAILED).update(
            status=TaskResultStatus.READY, run_after=get_date_max(), worker_ids=[], finished_at=None
        )
    )


def given_up() -> QuerySet[DBTaskResult]:
    """Jobs that failed at every try, the latest first."""
    return DBTaskResult.objects.failed().order_by(F("finished_at").desc())


def _held(row: DBTaskResult) -> QuerySet[DBTaskResult]:
    """The row, if it is still in the hands of the worker that took it: compare and set."""
    return DBTaskResult.objects.filter(
        id=row.id, status=TaskResultStatus.RUNNING, worker_ids=row.worker_ids
    )
