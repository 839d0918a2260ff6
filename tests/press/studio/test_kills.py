"""A reading that is killed goes on where it stopped, and readers hear nothing that is half done."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.installation import Installation

pytestmark = pytest.mark.alone

KILLS = 8
SENTENCES = 34  # headline, byline, voice and standfirst, and the thirty of the text


def start(installation: Installation, what: str) -> subprocess.Popen:
    command = [sys.executable, "-m", "tests.press.studio.one_reading", what]
    return subprocess.Popen(command, env=installation.environment, cwd=Path(__file__).parents[3])


def takes(installation: Installation) -> list[Path]:
    folder = installation.folder / "workbench/audio/takes"
    return [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".part"]


def narration(installation: Installation) -> tuple[str, dict]:
    with installation.database() as database:
        rows = list(database.execute("SELECT state, files FROM press_narration"))
    return (rows[0][0], json.loads(rows[0][1])) if rows else ("", {})


def digests(files: dict) -> dict[str, dict[str, str]]:
    return {
        variant: {kind: kept["digest"] for kind, kept in made.items()}
        for variant, made in files.items()
    }


@pytest.fixture
def installations(tmp_path) -> tuple[Installation, Installation]:
    """Two magazines with the same article; nobody has read it."""
    both = Installation(tmp_path / "killed"), Installation(tmp_path / "left alone")
    for one in both:
        one.prepare()
        assert start(one, "found").wait(300) == 0
    return both


def test_a_reading_killed_again_and_again_ends_as_if_it_had_not_been(installations):
    killed, left_alone = installations
    chance = random.Random(7)
    for kill in range(KILLS):
        known = len(takes(killed))
        reading = start(killed, "read")
        wanted = min(SENTENCES, known + 1 + chance.randrange(6)) if kill < KILLS - 2 else SENTENCES
        deadline = time.monotonic() + 300
        while reading.poll() is None and len(takes(killed)) < wanted:
            assert time.monotonic() < deadline
            time.sleep(0.002)
        time.sleep(chance.random() * 0.5)
        reading.send_signal(signal.SIGKILL)
        reading.wait(60)
        state, files = narration(killed)
        assert (state == "ready") == bool(files)
        assert len(takes(killed)) >= known

    assert start(killed, "read").wait(300) == 0
    assert start(left_alone, "read").wait(300) == 0

    state, files = narration(killed)
    assert state == "ready"
    assert digests(files) == digests(narration(left_alone)[1])
    stored = {path.stem for path in (killed.folder / "editions").rglob("*.*")}
    assert {digest for made in digests(files).values() for digest in made.values()} <= stored
