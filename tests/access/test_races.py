"""Several processes at once: nobody opens or gives more than there is, and nothing counts twice."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.alone

PROCESSES = 4
PREPARE = (
    "import django; django.setup();"
    "from octavo.website.schema.preparing import prepare_database; prepare_database(say=str)"
)


@pytest.fixture
def environment(a_database) -> dict[str, str]:
    """A magazine with closed articles and a meter of three."""
    said = a_database | {"DJANGO_SETTINGS_MODULE": "octavo.website.settings"}
    subprocess.run([sys.executable, "-c", PREPARE], env=said, check=True, timeout=600)
    run_at_once("prepare", said)
    return said


def run_at_once(act: str, environment: dict[str, str]) -> list:
    """What each of the processes got, all begun at the same moment."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    command = [sys.executable, "-m", "tests.access.races", act]
    racers = [
        subprocess.Popen(command, env=environment, **pipes)
        for _ in range(1 if act == "prepare" else PROCESSES)
    ]
    for racer in racers:
        assert racer.stdout.readline() == "ready\n"
    for racer in racers:
        racer.stdin.write("go\n")
        racer.stdin.flush()
    done = [racer.communicate(timeout=600)[0] for racer in racers]
    assert not any(racer.returncode for racer in racers)
    return [json.loads(printed) for printed in done]


def test_at_the_last_free_article_one_of_two_devices_opens_it(environment):
    opened = run_at_once("open", environment)

    assert len({slug for slugs in opened for slug in slugs}) == 3
    assert all(slugs for slugs in opened), "each device reads what any of them has opened"


def test_gifts_are_as_many_as_may_be_given_and_the_same_article_is_one(environment):
    given = run_at_once("give", environment)

    assert len({number for numbers in given for number in numbers}) == 3
