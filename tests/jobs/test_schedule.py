from datetime import UTC, datetime, time, timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from tests.jobs import tasks_for_tests as tasks

from octavo.jobs import schedule
from octavo.jobs.models import Job, Slot
from octavo.jobs.schedule import daily_at, discover, every, keep
from octavo.jobs.tasks import forget_old_jobs
from octavo.jobs.working import work

NOON = datetime(2027, 3, 1, 12, 0, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _an_empty_schedule(monkeypatch):
    monkeypatch.setattr(schedule, "SCHEDULE", {})


def last(now: datetime) -> datetime:
    (entry,) = schedule.SCHEDULE.values()
    return entry.last(now)


def test_seconds_are_counted_in_whole_slots():
    every(seconds=10)(tasks.jam)

    assert last(NOON + timedelta(seconds=19, microseconds=5)) == NOON + timedelta(seconds=10)
    assert last(NOON) == NOON


def test_a_daily_time_is_on_the_publications_clock(settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    daily_at(time(6, 0))(tasks.jam)

    assert last(NOON) == datetime(2027, 2, 28, 21, 0, tzinfo=UTC)


def test_a_daily_time_comes_once_on_the_days_when_clocks_change(settings):
    settings.TIME_ZONE = "Europe/London"
    daily_at(time(1, 30))(tasks.jam)
    days = [datetime(2027, 3, 27, tzinfo=UTC), datetime(2027, 10, 30, tzinfo=UTC)]

    found = [{last(day + timedelta(minutes=m)) for m in range(120, 3 * 1440)} for day in days]

    assert [len(moments) for moments in found] == [3, 3]


@pytest.mark.django_db
def test_a_new_task_begins_with_its_next_moment():
    every(seconds=10)(tasks.jam)

    assert [keep(now=NOON + timedelta(seconds=s)) for s in (0, 5, 10, 11)] == [0, 0, 1, 0]


@pytest.mark.django_db
def test_missed_moments_count_once():
    every(seconds=10)(tasks.jam)
    keep(now=NOON)

    assert keep(now=NOON + timedelta(hours=2)) == 1
    assert keep(now=NOON + timedelta(hours=2, seconds=1)) == 0


@pytest.mark.django_db
def test_a_call_that_still_waits_is_not_joined_by_another():
    every(seconds=10)(tasks.jam)
    for seconds in range(0, 60, 10):
        keep(now=NOON + timedelta(seconds=seconds))

    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_a_clock_set_back_repeats_nothing():
    every(seconds=10)(tasks.jam)
    keep(now=NOON)

    assert keep(now=NOON - timedelta(hours=1)) == 0
    assert Slot.objects.get().starts_at == NOON


def test_the_housekeeping_is_on_the_schedule(monkeypatch):
    discover()
    monkeypatch.undo()

    assert "octavo.jobs.tasks.forget_old_jobs" in schedule.SCHEDULE


@pytest.mark.django_db
def test_old_jobs_are_forgotten_and_fresh_ones_kept():
    tasks.tally.enqueue("press")
    tasks.tally.enqueue("bindery")
    work(until_empty=True)
    old = DBTaskResult.objects.first()
    DBTaskResult.objects.filter(id=old.id).update(finished_at=NOON - timedelta(days=3650))
    Job.objects.create(id=old.id, most_tries=1)

    forget_old_jobs.call()

    assert DBTaskResult.objects.count() == 1
    assert not Job.objects.exists()
