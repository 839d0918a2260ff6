"""What newsletters do by themselves: when an issue appears, those who may read it are told."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from django_tasks import task
from wagtail.signals import page_published

from octavo.issues.models import Issue
from octavo.jobs.queue import enqueue
from octavo.newsletters.issue_out import is_news, write_batch


@task()
def tell_of_issue(issue_id: int, after: int = 0) -> int | None:
    """Write to one batch of readers and have the next one written; return where it ended."""
    issue = Issue.objects.live().filter(pk=issue_id).first()
    now = timezone.now()
    if issue is None or not is_news(issue, now=now):
        return None
    last = write_batch(issue, after=after, now=now)
    if last is not None:
        enqueue(tell_of_issue, issue_id, last, dedupe_key=f"issue-out:{issue_id}:{last}")
    return last


@receiver(page_published)
def tell_soon(sender: type[Any], instance: Any, **_signal: Any) -> None:
    """Put the work into the queue, where it is once the issue is really out."""
    if isinstance(instance, Issue):
        enqueue(tell_of_issue, instance.pk, dedupe_key=f"issue-out:{instance.pk}")
