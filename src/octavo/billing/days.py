"""Which day it is where the publication is."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings


def local_day(now: datetime) -> date:
    """The local date of a moment: all days of terms are such dates."""
    return now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
