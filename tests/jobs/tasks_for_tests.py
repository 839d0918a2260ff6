"""Tasks that the tests put into the queue. Each keeps its tally in the database's slots."""

import os
import signal
import time
from datetime import UTC, datetime

from django_tasks import task
from django_tasks.base import TaskContext

from octavo.jobs.models import Slot


class PaperJam(Exception):
    """What goes wrong in these tests."""


@task()
def tally(name: str) -> str:
    Slot.objects.get_or_create(name=name, defaults={"starts_at": datetime(2027, 1, 1, tzinfo=UTC)})
    return name


@task()
def jam() -> None:
    message = "sheet 3 is stuck"
    raise PaperJam(message)


@task(takes_context=True)
def jam_at_first(context: TaskContext) -> str:
    if context.attempt == 1:
        message = "sheet 1 is stuck"
        raise PaperJam(message)
    return "printed"


@task()
def kill_the_worker() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@task()
def tally_slowly(name: str) -> None:
    time.sleep(0.005)
    tally.call(name)
    time.sleep(0.005)


@task()
def nothing() -> None:
    """Only what the queue itself costs."""


@task()
def take_long() -> None:
    time.sleep(60)
