"""Two processes are at the same charges at once, and both sides agree in the end."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.alone


@pytest.mark.parametrize(
    ("race", "states"),
    [
        ("two-runs", {"paid"}),
        ("refund-during-renewal", {"paid", "failed", "too_late"}),
        ("webhook-during-cancel", {"paid", "too_late"}),
        ("webhook-twice", {"paid"}),
    ],
)
def test_no_cent_is_lost_or_doubled_when_two_are_at_the_same_charges(race, states, a_database):
    done = subprocess.run(
        [sys.executable, "-m", "tests.billing.cards.races", race],
        env=a_database,
        timeout=600,
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr[-2000:]
    counted = json.loads(done.stdout)
    assert set(counted["states"]) <= states
    assert (counted["lost"], counted["doubled"], counted["still_owed"]) == (0, 0, 0)
    assert (counted["differences"], counted["wrong"]) == ([], [])
