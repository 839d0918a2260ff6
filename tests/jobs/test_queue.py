from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from tests.jobs import tasks_for_tests as tasks

from octavo.jobs.models import Job, Slot, Worker
from octavo.jobs.queue import claim, enqueue, given_up, hand_back, succeed, try_again
from octavo.jobs.working import work

pytestmark = pytest.mark.django_db


def now() -> datetime:
    return datetime.now(UTC)


def row(job) -> DBTaskResult:
    return DBTaskResult.objects.get(id=job)


def make_due(job) -> None:
    DBTaskResult.objects.filter(id=job).update(run_after=now() - timedelta(seconds=1))


def test_a_job_runs_and_keeps_its_result():
    job = enqueue(tasks.tally, "press")

    assert work(until_empty=True) == 1

    assert row(job).status == TaskResultStatus.SUCCESSFUL
    assert row(job).return_value == "press"
    assert Slot.objects.filter(name="press").exists()
    assert not Job.objects.exists()
    assert not Worker.objects.exists()


def test_a_job_exists_only_when_the_transaction_around_it_does():
    with transaction.atomic():
        enqueue(tasks.tally, "press", dedupe_key="press")
        transaction.set_rollback(True)

    assert not DBTaskResult.objects.exists()
    assert not Job.objects.exists()


def test_a_job_for_later_waits_until_then():
    job = enqueue(tasks.tally, "press", run_after=now() + timedelta(hours=1))

    assert work(until_empty=True) == 0
    make_due(job)
    assert work(until_empty=True) == 1


def test_a_waiting_job_stands_for_all_with_its_key():
    first = enqueue(tasks.tally, "press", dedupe_key="the press")
    assert enqueue(tasks.tally, "press", dedupe_key="the press") == first
    other = enqueue(tasks.tally, "press", dedupe_key="another press")

    assert {first, other} == set(DBTaskResult.objects.values_list("id", flat=True))


def test_a_job_that_has_begun_stands_for_no_other():
    """It may have read what has changed since: the change needs a job of its own."""
    first = enqueue(tasks.tally, "press", dedupe_key="the press")
    claim("worker", now=now())

    assert enqueue(tasks.tally, "press", dedupe_key="the press") != first


def test_a_failed_job_is_tried_again_after_a_pause():
    job = enqueue(tasks.jam_at_first)

    assert work(until_empty=True) == 1
    assert row(job).status == TaskResultStatus.READY
    assert timedelta(0) < row(job).run_after - now() <= timedelta(seconds=2)
    assert "sheet 1 is stuck" in Job.objects.get(id=job).last_error

    make_due(job)
    assert work(until_empty=True) == 1
    assert row(job).return_value == "printed"


def test_a_job_is_given_up_after_its_tries():
    job = enqueue(tasks.jam, tries=2)

    work(until_empty=True)
    make_due(job)
    work(until_empty=True)

    assert list(given_up()) == [row(job)]
    assert row(job).exception_class_path.endswith(".PaperJam")
    assert "sheet 3 is stuck" in row(job).traceback


def test_a_task_that_was_enqueued_without_us_is_retried_too():
    result = tasks.jam.enqueue()

    work(until_empty=True)

    assert row(result.id).status == TaskResultStatus.READY


def test_a_job_whose_function_has_gone_is_given_up_and_the_others_run():
    gone = enqueue(tasks.tally, "press", tries=1)
    DBTaskResult.objects.filter(id=gone).update(task_path="octavo.jobs.nowhere.tally")
    enqueue(tasks.tally, "bindery")

    assert work(until_empty=True) == 2

    assert row(gone).status == TaskResultStatus.FAILED
    assert Slot.objects.filter(name="bindery").exists()


def test_a_job_given_up_can_be_started_again_from_the_beginning():
    job = enqueue(tasks.jam, tries=1)
    work(until_empty=True)

    assert try_again(row(job))
    assert not try_again(row(job))

    assert row(job).status == TaskResultStatus.READY
    assert row(job).worker_ids == []


def test_a_job_handed_back_has_not_cost_a_try():
    job = enqueue(tasks.tally, "press")

    hand_back(claim("worker", now=now()))

    assert row(job).status == TaskResultStatus.READY
    assert row(job).worker_ids == []


def test_a_worker_that_lost_its_job_cannot_finish_it():
    enqueue(tasks.tally, "press")
    lost = claim("slow worker", now=now())
    DBTaskResult.objects.update(worker_ids=["slow worker", "other worker"])

    assert not succeed(lost, result="late", now=now())

    assert row(lost.id).status == TaskResultStatus.RUNNING
