"""Gives words their times by their length, where nobody knows better."""

from __future__ import annotations

from collections.abc import Sequence


def by_length(lengths: Sequence[int], *, starts: int, ends: int) -> tuple[tuple[int, int], ...]:
    """Share the stretch `[starts, ends)` out, without gaps: each gets as much as it is long."""
    whole = sum(lengths)
    placed: list[tuple[int, int]] = []
    told, last = 0, starts
    for length in lengths:
        told += length
        end = starts + round((ends - starts) * told / whole) if whole else last
        placed.append((last, end))
        last = end
    return tuple(placed)
