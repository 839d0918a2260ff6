"""Doors and gatherers are killed while many read: each read that was written down counts once."""

from __future__ import annotations

import pytest
from benchmarks.edge.counting import READS, Run, simulate


def check(run: Run, *, reads: int) -> None:
    assert run.made >= reads
    assert run.doors_killed >= 8
    assert run.gatherers_killed >= 3
    assert run.seen > 0
    assert run.flushed <= run.tallied <= run.made
    assert run.summed == run.tallied
    assert run.lost == (0, 0)


@pytest.mark.alone
def test_fifty_thousand_reads_are_counted_once_whoever_is_killed(tmp_path):
    check(simulate(tmp_path, reads=50_000), reads=50_000)


@pytest.mark.soak
def test_a_million_reads_are_counted_once_whoever_is_killed(tmp_path):
    check(simulate(tmp_path, reads=READS), reads=READS)
