"""What access does by itself: it renews the months of the meter, and forgets what was opened."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import task

from octavo.access import metering
from octavo.access.models import Gift, Opening
from octavo.jobs.schedule import daily_at

# The desk may be asked about last month. After that nobody needs to know what somebody opened.
OPENINGS_KEPT = timedelta(days=31)
GIFTS_KEPT = timedelta(days=365)


@daily_at(time(0, 5))
@task()
def renew_meter() -> bool:
    """Have the months from the present one on known at every door."""
    return metering.put_down(now=timezone.now())


@daily_at(time(0, 15))
@task()
def forget_openings() -> int:
    """Forget the openings of months that are over, and gifts of long ago."""
    return forget(now=timezone.now())


def forget(*, now: datetime) -> int:
    """Delete what is kept no longer; return how many rows that were."""
    openings, _ = Opening.objects.filter(until__lte=now - OPENINGS_KEPT).delete()
    gifts, _ = Gift.objects.filter(until__lte=now - GIFTS_KEPT).delete()
    return openings + gifts
