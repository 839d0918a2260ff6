"""Processes that charge cards are killed at random lines, and both sides agree in the end."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.alone


@pytest.mark.parametrize("kills", [20, pytest.param(500, marks=pytest.mark.soak)])
def test_no_cent_is_lost_or_doubled_when_processes_that_charge_are_killed(kills, a_database):
    done = subprocess.run(
        [sys.executable, "-m", "tests.billing.cards.kills", "--kills", str(kills)],
        env=a_database,
        timeout=3000,
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr[-2000:]
    counted = json.loads(done.stdout)
    assert (counted["lost"], counted["doubled"], counted["wrong"]) == (0, 0, [])
    assert counted["differences"] == []
    assert counted["kills"] >= kills * 0.9
    assert counted["acts"] > kills
