"""Processes that sell are killed at random lines: nothing is lost, and nothing is done twice."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.alone


@pytest.mark.parametrize("kills", [20, pytest.param(500, marks=pytest.mark.soak)])
def test_nothing_is_lost_or_doubled_when_processes_that_sell_are_killed(kills, a_database):
    done = subprocess.run(
        [sys.executable, "-m", "tests.billing.kills", "--kills", str(kills)],
        env=a_database,
        timeout=3000,
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr[-2000:]
    counted = json.loads(done.stdout)
    assert (counted["lost"], counted["doubled"], counted["wrong"]) == (0, 0, [])
    assert counted["kills"] >= kills * 0.9
    assert counted["acts"] > kills
