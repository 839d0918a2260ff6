"""Adds what was counted: views and clicks, by day and booking."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date


def add(sums: Mapping[tuple[date, int], tuple[int, int]]) -> None:
    """Add (views, clicks) by (day, booking), within the caller's transaction.

    There are no bookings yet, so none is known and all are ignored.
    """
