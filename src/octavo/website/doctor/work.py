"""Looks at what should be running: web server, workers, schedule, jobs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from octavo.jobs import processes
from octavo.jobs.heartbeats import is_dead
from octavo.jobs.models import Slot, Worker
from octavo.jobs.queue import given_up
from octavo.website.doctor.findings import Finding, note, well, wrong

LATE = timedelta(minutes=5)


def examine(*, is_running: bool, now: datetime) -> Iterator[Finding]:
    """Everything that should be at work."""
    yield _static(is_running=is_running)
    yield _workers(now)
    if is_running:
        yield _schedule(now)
    yield _waiting(now)
    yield _given_up()


def web(*, is_running: bool, address: str) -> Finding:
    """Whether the home page comes back."""
    if is_running:
        return well("web", f"The home page comes back from {address}.")
    return wrong("web", f"Nothing answers on {address}.", "Start octavo serve.")


def _static(*, is_running: bool) -> Finding:
    if (settings.STATIC_ROOT / "staticfiles.json").exists():
        return well("static files", "They are collected.")
    said = f"There are none in {settings.STATIC_ROOT}."
    remedy = "Start octavo serve, which collects them."
    return (wrong if is_running else note)("static files", said, remedy)


def _workers(now: datetime) -> Finding:
    machine = processes.machine()
    alive = [w for w in Worker.objects.all() if not is_dead(w, machine=machine, now=now)]
    if not alive:
        return wrong("workers", "Nobody does the background work.", "Start octavo serve.")
    silent = [worker for worker in alive if now - worker.seen_at > LATE]
    if silent:
        sentence = f"Process {silent[0].process} has hung for {now - silent[0].seen_at}."
        return wrong("workers", sentence, f"Run kill -9 {silent[0].process}: another takes over.")
    return well("workers", f"{len(alive)} at work or waiting.")


def _schedule(now: datetime) -> Finding:
    latest = Slot.objects.order_by("-starts_at").values_list("starts_at", flat=True).first()
    if latest is None or now - latest > LATE:
        sentence = "No moment of the schedule was kept lately: issues do not appear by themselves."
        return wrong("schedule", sentence, "Stop octavo serve, start it again, read its log.")
    return well("schedule", "It is kept.")


def _waiting(now: datetime) -> Finding:
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    at_once = Q(run_after=get_date_max(), enqueued_at__lt=now - LATE)
    late = ready.filter(at_once | Q(run_after__lt=now - LATE)).count()
    if late:
        remedy = "Set OCTAVO_JOB_WORKERS higher, or see above why nobody works."
        return wrong("waiting jobs", f"{late} have waited for over five minutes.", remedy)
    return well("waiting jobs", f"{ready.count()} wait, none for long.")


def _given_up() -> Finding:
    failed = list(given_up()[:100])
    if not failed:
        return well("failed jobs", "None was given up.")
    names = sorted({row.task_path for row in failed})
    last = failed[0].traceback.strip().splitlines()[-1:] or ["no reason"]
    sentence = f"{len(failed)} were given up ({', '.join(names)}); the last said: {last[0]}"
    return wrong("failed jobs", sentence, "Mend the cause, then run octavo doctor --try-again.")
