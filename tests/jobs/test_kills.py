"""Real workers, really killed: nothing that was in the queue is lost."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.alone


def count_after(kills: int, *, jobs: int, environment: dict[str, str]) -> dict[str, float]:
    arguments = ["-m", "tests.jobs.kills", "--jobs", str(jobs), "--kills", str(kills)]
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        timeout=400,
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("jobs", "kills"), [(60, 3), pytest.param(1000, 20, marks=pytest.mark.soak)]
)
def test_no_job_is_lost_when_workers_are_killed(jobs, kills, a_database):
    counted = count_after(kills, jobs=jobs, environment=a_database)

    assert (counted["lost"], counted["given_up"], counted["kills"]) == (0, 0, kills)
