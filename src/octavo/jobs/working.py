"""The worker: takes one job after the other and runs it."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from traceback import format_exception
from typing import Any

from django.db import close_old_connections, connection
from django.utils import timezone
from django_tasks.base import TaskContext
from django_tasks_db.models import DBTaskResult

from octavo.jobs.heartbeats import Heart
from octavo.jobs.queue import claim, fail, hand_back, is_any_due, succeed
from octavo.jobs.retrying import pause_after

log = logging.getLogger("octavo.jobs")

LOOKS_EVERY = 0.5  # seconds, while the queue is empty
GRACE = 4.0  # seconds for the running job to end after the worker was told to stop


class Interrupted(BaseException):
    """The worker must stop now. No `except Exception` in a job holds this up."""


@dataclass
class Stop:
    """Whether the worker has been told to stop. A job that runs on too long is interrupted."""

    asked: threading.Event = field(default_factory=threading.Event)
    is_running_job: bool = False

    def on_signal(self, number: int, frame: object) -> None:
        """Remember, and ring again when the running job has had its time."""
        self.asked.set()
        signal.setitimer(signal.ITIMER_REAL, GRACE)

    def on_alarm(self, number: int, frame: object) -> None:
        """Break off the running job. Between jobs there is nothing to break off."""
        if self.is_running_job:
            raise Interrupted

    @contextmanager
    def running_job(self) -> Iterator[None]:
        """While this holds, the job may be interrupted."""
        self.is_running_job = True
        try:
            yield
        finally:
            self.is_running_job = False


def work(*, until_empty: bool = False) -> int:
    """Run jobs until told to stop by a signal, or until none is due; return how many were run.

    Trouble with the queue itself ends the process: whoever watches it starts another, and the
    reaper finds the job.
    """
    stop = Stop()
    with Heart() as heart, _signals(stop):
        return _loop(heart.worker.id, stop, until_empty=until_empty)


@contextmanager
def _signals(stop: Stop) -> Iterator[None]:
    """Listen to signals; only the main thread of a process may."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    listeners: dict[signal.Signals, Callable[[int, object], None]] = {
        signal.SIGTERM: stop.on_signal,
        signal.SIGINT: stop.on_signal,
        signal.SIGALRM: stop.on_alarm,
    }
    before = {number: signal.signal(number, listener) for number, listener in listeners.items()}
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, listener in before.items():
            signal.signal(number, listener)


def _loop(worker: str, stop: Stop, *, until_empty: bool) -> int:
    count = 0
    while not stop.asked.is_set():
        _let_go_of_bad_connections()
        if is_any_due():
            count += _work_off(worker, stop)
        elif until_empty:
            break
        else:
            stop.asked.wait(LOOKS_EVERY)
    return count


def _work_off(worker: str, stop: Stop) -> int:
    """Run one job after the other until none is due."""
    count = 0
    while not stop.asked.is_set() and (row := claim(worker, now=timezone.now())):
        _run(row, stop)
        _let_go_of_bad_connections()
        count += 1
    return count


def _run(row: DBTaskResult, stop: Stop) -> None:
    """Run one job and record what came of it. The outermost loop of a task: nothing escapes."""
    try:
        with stop.running_job():
            result = _call(row)
    except Interrupted:
        hand_back(row)
    except Exception as trouble:
        _record(row, trouble)
    else:
        succeed(row, result=result, now=timezone.now())


def _call(row: DBTaskResult) -> Any:
    task, result = row.task, row.task_result
    given = (TaskContext(task_result=result),) if task.takes_context else ()  # type: ignore[arg-type]
    return task.call(*given, *result.args, **result.kwargs)


def _record(row: DBTaskResult, trouble: Exception) -> None:
    _let_go_of_bad_connections()
    now = timezone.now()
    error = "".join(format_exception(trouble))
    kind = f"{type(trouble).__module__}.{type(trouble).__qualname__}"
    pause = pause_after(len(row.worker_ids))
    if fail(row, error=error, kind=kind, again_at=now + pause, now=now):
        log.warning("%s failed and is tried again in %s: %s", row.task_name, pause, trouble)
    else:
        log.error("%s failed and was given up.", row.task_name, exc_info=trouble)


def _let_go_of_bad_connections() -> None:
    """Drop connections that are too old or broken, unless we work inside somebody's transaction."""
    if not connection.in_atomic_block:
        close_old_connections()
