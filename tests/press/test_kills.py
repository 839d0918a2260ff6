"""A build that is killed half-way leaves the last good edition; two at once make one."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.installation import Installation

from octavo.press.store import WholeFiles

pytestmark = pytest.mark.alone

LARGE = 400_000_000  # bytes: long enough under way to be met


def start(installation: Installation, what: str, size: int) -> subprocess.Popen:
    command = [sys.executable, "-m", "tests.press.one_build", what, str(size)]
    return subprocess.Popen(command, env=installation.environment, cwd=Path(__file__).parents[2])


def versions(installation: Installation) -> list[tuple[int, int]]:
    with installation.database() as database:
        rows = database.execute("SELECT version, size FROM press_edition ORDER BY version")
        return list(rows)


def files(installation: Installation, pattern: str) -> list[Path]:
    return sorted((installation.folder / "editions").rglob(pattern))


@pytest.fixture
def installation(tmp_path) -> Installation:
    """A magazine with one edition of no. 7."""
    made = Installation(tmp_path / "data")
    made.prepare()
    assert start(made, "found", 1000).wait(120) == 0
    return made


def test_a_build_killed_while_its_file_is_written_leaves_the_last_edition(installation):
    (good,) = files(installation, "*.pdf")

    build = start(installation, "build", LARGE)
    deadline = time.monotonic() + 120
    while not files(installation, "*.part"):
        assert build.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.001)
    build.send_signal(signal.SIGKILL)

    assert build.wait(60) == -signal.SIGKILL
    assert versions(installation) == [(1, 1000)]
    assert files(installation, "*.pdf") == [good]
    (part,) = files(installation, "*.part")
    assert WholeFiles(location=installation.folder / "editions").sweep() == 0
    tomorrow = time.time() + 24 * 3600
    assert WholeFiles(location=installation.folder / "editions").sweep(now=tomorrow) == 1
    assert not part.exists()

    assert start(installation, "build", 2000).wait(120) == 0
    assert versions(installation) == [(1, 1000), (2, 2000)]


def test_two_builds_of_the_same_at_once_make_one_edition(installation):
    both = [start(installation, "build", 2000) for _ in range(2)]

    assert [build.wait(120) for build in both] == [0, 0]
    assert versions(installation) == [(1, 1000), (2, 2000)]
