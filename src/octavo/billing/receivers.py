"""What other rooms' news means for money."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.utils import timezone

from octavo.accounts.models import Account
from octavo.billing.reader.claiming import claim
from octavo.billing.tasks import serve_appeared_issue
from octavo.issues.models import Issue
from octavo.issues.signals import issue_appeared
from octavo.jobs.queue import enqueue


@receiver(issue_appeared)
def let_it_be_served(issue: Issue, **_said: Any) -> None:
    """Every term that the issue falls to is debited, by a job that may be killed and run again."""
    enqueue(serve_appeared_issue, issue.pk, dedupe_key=f"serve-issue:{issue.pk}")


@receiver(user_logged_in)
def let_them_have_what_waited(user: Account, **_said: Any) -> None:
    """Who was taken down by the desk, or got a present, has it from the first sign-in on."""
    claim(user, now=timezone.now())
