"""The queue's own housekeeping."""

from __future__ import annotations

from datetime import time, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from octavo.jobs.models import Job
from octavo.jobs.schedule import daily_at

DONE_KEPT_FOR = timedelta(days=1)
GIVEN_UP_KEPT_FOR = timedelta(days=30)


@daily_at(time(3, 10))
@task()
def forget_old_jobs() -> None:
    """Drop the rows of jobs that were done, and much later of those given up."""
    now = timezone.now()
    finished = DBTaskResult.objects.filter(
        status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - DONE_KEPT_FOR
    ) | DBTaskResult.objects.filter(
        status=TaskResultStatus.FAILED, finished_at__lt=now - GIVEN_UP_KEPT_FOR
    )
    finished.delete()
    Job.objects.exclude(id__in=DBTaskResult.objects.values("id")).delete()
