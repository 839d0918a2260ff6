"""Several processes at once: a moment is enqueued once, and a key stands for one waiting job."""

import json
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.alone

PREPARE = (
    "import django; django.setup();"
    "from octavo.website.schema.preparing import prepare_database; prepare_database(say=str)"
)
PROCESSES = 3


def run_at_once(act: str, environment: dict[str, str], *, seconds: float) -> list:
    """What each of the processes got done."""
    environment = environment | {"DJANGO_SETTINGS_MODULE": "octavo.website.settings"}
    subprocess.run([sys.executable, "-c", PREPARE], env=environment, check=True, timeout=120)
    command = [sys.executable, "-m", "tests.jobs.races", act, str(time.time() + seconds)]
    processes = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) for _ in range(PROCESSES)
    ]
    done = [process.communicate(timeout=120)[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * PROCESSES
    return [json.loads(printed) for printed in done]


def test_a_moment_of_the_schedule_is_enqueued_by_one_scheduler_only(a_database):
    taken = run_at_once("keep", a_database, seconds=12)

    assert 1 <= sum(taken) <= 12


def test_all_who_enqueue_under_a_key_are_given_the_same_job(a_database):
    given = run_at_once("enqueue", a_database, seconds=12)

    assert given == [given[0]] * PROCESSES
    assert len(set(given[0])) == 30
