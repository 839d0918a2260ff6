"""What accounts do by themselves: what is over is removed."""

from __future__ import annotations

from datetime import time

from axes.models import AccessAttempt
from django.utils import timezone
from django_tasks import task

from octavo.accounts.models import Device, Tally
from octavo.accounts.policy import DOOR_SHUT
from octavo.jobs.schedule import daily_at


@daily_at(time(3, 20))
@task()
def clear_out() -> int:
    """Remove ended sessions and counts of tries that are over; return how many rows went."""
    now = timezone.now()
    over = [
        Device.objects.filter(expire_date__lte=now),
        Tally.objects.filter(expires__lte=now),
        AccessAttempt.objects.filter(attempt_time__lte=now - DOOR_SHUT),
    ]
    return sum(rows.delete()[0] for rows in over)
