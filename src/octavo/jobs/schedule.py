"""What is done at set times: each moment puts its task into the queue exactly once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.module_loading import autodiscover_modules
from django_tasks.base import Task

from octavo.jobs.models import Slot
from octavo.jobs.queue import enqueue
from octavo.jobs.retrying import MOST_TRIES

AnyTask = TypeVar("AnyTask", bound=Task[..., Any])


@dataclass(frozen=True)
class Scheduled:
    """A task with its moments: `last(now)` is the latest one that is not after now."""

    task: Task[..., Any]
    tries: int
    last: Callable[[datetime], datetime]

    @property
    def name(self) -> str:
        """The name under which the last moment is remembered."""
        return self.task.module_path


SCHEDULE: dict[str, Scheduled] = {}


def every(*, seconds: int) -> Callable[[AnyTask], AnyTask]:
    """Put the task into the queue every so many seconds, counted from the beginning of 1970.

    A call that fails is not tried again: the next one comes anyway.
    """

    def last(now: datetime) -> datetime:
        return datetime.fromtimestamp(now.timestamp() // seconds * seconds, tz=UTC)

    return _scheduler(last, tries=1)


def daily_at(at: time) -> Callable[[AnyTask], AnyTask]:
    """Put the task into the queue every day at this time of the publication's clock.

    A time that the clock leaves out in spring is an hour later, one that comes twice in autumn is
    taken the first time.
    """

    def last(now: datetime) -> datetime:
        zone = ZoneInfo(settings.TIME_ZONE)
        day = now.astimezone(zone).date()
        if datetime.combine(day, at, tzinfo=zone).astimezone(UTC) > now:
            day -= timedelta(days=1)
        return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)

    return _scheduler(last, tries=MOST_TRIES)


def _scheduler(last: Callable[[datetime], datetime], *, tries: int) -> Callable[[AnyTask], AnyTask]:
    def scheduled(task: AnyTask) -> AnyTask:
        entry = Scheduled(task, tries, last)
        SCHEDULE[entry.name] = entry
        return task

    return scheduled


def discover() -> None:
    """Import every app's `tasks` module: that is where tasks are scheduled."""
    autodiscover_modules("tasks")


def keep(*, now: datetime) -> int:
    """Put into the queue what has become due; return how many tasks that were.

    Moments missed while nobody looked count once. A task whose last call still waits is not put
    there a second time. Two schedulers at once do no harm: one of them moves the slot on.
    """
    return sum(_take(entry, starts_at=entry.last(now)) for entry in SCHEDULE.values())


def _take(entry: Scheduled, *, starts_at: datetime) -> bool:
    """Whether this call moved the slot on, and so has put the task into the queue."""
    known = Slot.objects.filter(name=entry.name)
    if known.filter(starts_at__gte=starts_at).exists():
        return False
    with transaction.atomic():
        if known.filter(starts_at__lt=starts_at).update(starts_at=starts_at):
            enqueue(entry.task, dedupe_key=f"schedule:{entry.name}", tries=entry.tries)
            return True
    _remember(entry, starts_at=starts_at)
    return False


def _remember(entry: Scheduled, *, starts_at: datetime) -> None:
    """See a task for the first time: it begins with its next moment."""
    try:
        with transaction.atomic():
            Slot.objects.create(name=entry.name, starts_at=starts_at)
    except IntegrityError:
        return  # another scheduler has just seen it, too
