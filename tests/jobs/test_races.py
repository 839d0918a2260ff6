"""Several processes at once: a moment is enqueued once, and a key stands for one waiting job."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.alone

PREPARE = (
    "import django; django.setup();"
    "from octavo.website.schema.preparing import prepare_database; prepare_database(say=str)"
)
PROCESSES = 3


def run_at_once(act: str, environment: dict[str, str]) -> list:
    """What each of the processes got done, all begun at the same moment."""
    environment = environment | {"DJANGO_SETTINGS_MODULE": "octavo.website.settings"}
    subprocess.run([sys.executable, "-c", PREPARE], env=environment, check=True, timeout=600)
    command = [sys.executable, "-m", "tests.jobs.races", act]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    racers = [subprocess.Popen(command, env=environment, **pipes) for _ in range(PROCESSES)]
    for racer in racers:
        assert racer.stdout.readline() == "ready\n"
    for racer in racers:
        racer.stdin.write("go\n")
        racer.stdin.flush()
    done = [racer.communicate(timeout=600)[0] for racer in racers]
    assert [racer.returncode for racer in racers] == [0] * PROCESSES
    return [json.loads(printed) for printed in done]


def test_a_moment_of_the_schedule_is_enqueued_by_one_scheduler_only(a_database):
    taken = [moment for moments in run_at_once("keep", a_database) for moment in moments]

    assert taken
    assert len(set(taken)) == len(taken)


def test_all_who_enqueue_under_a_key_are_given_the_same_job(a_database):
    given = run_at_once("enqueue", a_database)

    assert given == [given[0]] * PROCESSES
    assert len(set(given[0])) == 30
