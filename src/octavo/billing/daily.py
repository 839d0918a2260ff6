"""What is done once a day: renewals, notices, reminders, lapses. Whoever starts it how often."""

from __future__ import annotations

from datetime import datetime


def run(*, now: datetime) -> dict[str, int]:
    """Do what is due; return how often each thing was done."""
    raise NotImplementedError(now)
