import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from tests.jobs import tasks_for_tests as tasks

from octavo.jobs import processes
from octavo.jobs.heartbeats import SILENT_FOR, Heart
from octavo.jobs.models import Worker
from octavo.jobs.queue import claim, enqueue
from octavo.jobs.reaper import reap

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


def a_worker(*, machine: str | None = None, process: int, began: str, seen_at=NOW) -> str:
    place = machine or processes.machine()
    fields = {"machine": place, "process": process, "began": began}
    return Worker.objects.create(id="w", started_at=NOW, seen_at=seen_at, **fields).id


def a_dead_process() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def a_job_of(worker: str, *, tries: int = 3):
    job = enqueue(tasks.tally, "press", tries=tries)
    claim(worker, now=NOW)
    return job


def test_the_job_of_a_dead_worker_is_due_at_once():
    job = a_job_of(a_worker(process=a_dead_process(), began="1"))

    assert reap(now=NOW) == 1

    row = DBTaskResult.objects.get(id=job)
    assert (row.status, row.run_after) == (TaskResultStatus.READY, NOW)
    assert not Worker.objects.exists()
    assert reap(now=NOW) == 0


def test_a_process_number_used_again_is_not_the_worker():
    a_job_of(a_worker(process=os.getpid(), began="another time"))

    assert reap(now=NOW) == 1


def test_a_living_worker_keeps_its_job_however_long_it_was_silent():
    began = processes.began(os.getpid())
    a_job_of(a_worker(process=os.getpid(), began=began, seen_at=NOW - timedelta(hours=5)))

    assert reap(now=NOW) == 0


@pytest.mark.parametrize(("silence", "reaped"), [(SILENT_FOR, 0), (SILENT_FOR * 2, 1)])
def test_on_another_machine_silence_counts(silence, reaped):
    elsewhere = a_worker(machine="elsewhere", process=1, began="", seen_at=NOW - silence)
    a_job_of(elsewhere)

    assert reap(now=NOW) == reaped


def test_a_worker_without_a_row_is_gone():
    a_job_of("nobody")

    assert reap(now=NOW) == 1


def test_a_job_that_costs_every_worker_is_given_up():
    job = a_job_of("first", tries=2)
    reap(now=NOW)
    claim("second", now=NOW)

    reap(now=NOW)

    row = DBTaskResult.objects.get(id=job)
    assert row.status == TaskResultStatus.FAILED
    assert row.exception_class_path == "octavo.jobs.WorkerKilled"


def test_a_living_process_is_told_from_an_ended_one():
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    began = processes.began(child.pid)

    assert processes.is_alive(child.pid, since=began)
    child.kill()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert not processes.is_alive(child.pid, since=began)  # dead, but not yet buried
    child.wait()
    assert not processes.is_alive(child.pid, since=began)


def test_a_heart_leaves_no_row_behind():
    with Heart() as heart:
        assert Worker.objects.get().process == os.getpid()
        assert heart.worker.machine == processes.machine()

    assert not Worker.objects.exists()
