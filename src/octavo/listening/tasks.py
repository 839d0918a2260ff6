"""What listening does by itself: it forgets."""

from __future__ import annotations

from datetime import time

from django.utils import timezone
from django_tasks import task

from octavo.jobs.schedule import daily_at
from octavo.listening.noticing import forget


@daily_at(time(0, 10))
@task()
def forget_networks() -> int:
    """Soon after midnight nobody can say any more from which networks a feed was used."""
    return forget(now=timezone.now())
