"""How often a job is tried, and how long it waits in between."""

from __future__ import annotations

from datetime import timedelta

MOST_TRIES = 5
FIRST_PAUSE = timedelta(seconds=2)
LONGEST_PAUSE = timedelta(hours=1)


def pause_after(tries: int) -> timedelta:
    """Return how long to wait after so many tries: 2 s, 8 s, 32 s, 128 s ..., at most an hour."""
    return min(LONGEST_PAUSE, FIRST_PAUSE * 4 ** min(tries - 1, 20))
