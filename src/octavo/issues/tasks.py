"""What the newsroom does by itself: issues appear when their time has come."""

from __future__ import annotations

import logging
from datetime import datetime

from django.core.management import call_command
from django.utils import timezone
from django_tasks import task

from octavo.issues.models import Issue
from octavo.jobs.schedule import every

logger = logging.getLogger(__name__)


def publish_due_issues(*, now: datetime) -> list[int]:
    """Let every issue appear whose time has come; return their numbers.

    An issue that cannot appear stays closed and does not keep the others back.
    """
    appeared, trouble = [], []
    for issue in Issue.objects.due(now=now):
        try:
            issue.appear(now=now)
        except Exception as error:
            logger.exception("No. %d did not appear", issue.number)
            trouble.append(error)
        else:
            appeared.append(issue.number)
    if trouble:
        message = f"{len(trouble)} of {len(trouble) + len(appeared)} issues did not appear"
        raise ExceptionGroup(message, trouble)
    return appeared


@every(seconds=10)
@task()
def let_due_issues_appear() -> None:
    """Look for issues whose time has come."""
    publish_due_issues(now=timezone.now())


@every(seconds=300)
@task()
def let_scheduled_pages_appear() -> None:
    """Publish and withdraw the other pages that Wagtail was told to, at their times."""
    call_command("publish_scheduled")
