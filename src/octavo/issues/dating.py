"""Writes a date as the publication does."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date as format_long_date
from django.conf import settings
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import get_language, to_locale


def in_full(day: date | datetime) -> str:
    """A date as the publication writes it, or else its language, in full."""
    local = timezone.localtime(day) if isinstance(day, datetime) else day
    if settings.DATE_FORM:
        return format_date(local, settings.DATE_FORM)
    return format_long_date(local, "long", locale=to_locale(get_language() or "en"))
