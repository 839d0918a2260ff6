"""Figures of counting: how often it is gathered, how much is kept, and when something is wrong."""

from __future__ import annotations

from datetime import timedelta

GATHERED_EVERY = 30  # seconds
AT_ONCE = 10.0  # seconds that one job gathers; the rest is for the next one
PORTION = 1_000_000  # bytes of a tally that are added in one transaction

MOST_SOURCES = 1000  # different ones of one day; what is over is “other”

# Sources that few came from say little, and are most of the rows.
FEW = 10  # reads in a month
KEPT_APART_FOR = timedelta(days=180)

# A writer without a lock may still be there. The row stays longer, should the file come back.
TAKEN_AWAY_AFTER = timedelta(hours=1)
REMEMBERED_FOR = timedelta(days=30)

STANDS_STILL_AFTER = timedelta(minutes=10)
