"""What the newsroom does by itself: issues appear when their time has come."""

from __future__ import annotations

import logging
from datetime import datetime

from django.core.management import call_command
from django.utils import timezone
from django_tasks import task

from octavo.issues.models import Issue
from octavo.issues.publishing import let_appear_if_due
from octavo.jobs.schedule import every

logger = logging.getLogger(__name__)


def publish_due_issues(*, now: datetime) -> list[int]:
    """Let every issue appear whose time has come; return their numbers.

    An issue that cannot appear stays closed and does not keep the others back. One that somebody
    published, opened or put off in the meantime is left to them.
    """
    appeared: list[int] = []
    trouble: list[Exception] = []
    for issue in Issue.objects.due(now=now):
        try:
            has_appeared = let_appear_if_due(issue, now=now)
        except Exception as error:
            logger.exception("No. %d did not appear", issue.number)
            trouble.append(error)
        else:
            appeared += [issue.number] if has_appeared else []
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
