"""Workers say that they live; who has stopped saying so is taken for dead."""

from __future__ import annotations

import logging
import os
import threading
from datetime import datetime, timedelta
from typing import Self
from uuid import uuid4

from django.db import OperationalError, close_old_connections, connection, connections
from django.utils import timezone

from octavo.jobs import processes
from octavo.jobs.models import Worker

log = logging.getLogger("octavo.jobs")

BEATS_EVERY = 2.0  # seconds
SILENT_FOR = timedelta(seconds=20)  # on another machine, where nobody can look at the process


class Heart:
    """A worker's row, kept fresh by a thread of its own while the worker is busy with a job."""

    def __init__(self) -> None:
        self.worker = Worker(
            id=uuid4().hex,
            machine=processes.machine(),
            process=os.getpid(),
            began=processes.began(os.getpid()),
        )
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heart", daemon=True)

    def __enter__(self) -> Self:
        self.worker.started_at = self.worker.seen_at = timezone.now()
        self.worker.save(force_insert=True)
        # Within somebody's transaction nobody sees the row, and the thread would wait for its end.
        if not connection.in_atomic_block:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()
        Worker.objects.filter(id=self.worker.id).delete()

    def _beat(self) -> None:
        while not self._stopped.wait(BEATS_EVERY):
            close_old_connections()
            self.worker.seen_at = timezone.now()
            try:
                self.worker.save()
            except OperationalError as trouble:  # the database is away: it may come back
                log.warning("%s cannot say that it lives: %s", self.worker.id, trouble)
        connections.close_all()


def is_dead(worker: Worker, *, machine: str, now: datetime) -> bool:
    """Whether a worker will never finish what it took.

    On this machine the process is looked at, so a worker that is merely slow is never taken for
    dead; on another one only its silence counts.
    """
    if worker.machine == machine:
        return not processes.is_alive(worker.process, since=worker.began)
    return now - worker.seen_at > SILENT_FOR
