"""A build that is killed leaves nothing behind for longer than until the next one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from octavo.press.typesetting.own_folder import CLAIMED_WITHIN, PREFIX, OwnFolder, sweep

HOLDS_A_FOLDER = """
from octavo.press.typesetting.own_folder import OwnFolder
folder = OwnFolder()
(folder.path / "copy.json").write_text("{}")
print(folder.path, flush=True)
input()
"""


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """A place for folders of its own."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def a_build() -> tuple[subprocess.Popen[str], Path]:
    """A process that works in a folder, made long ago."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    process = subprocess.Popen([sys.executable, "-c", HOLDS_A_FOLDER], **pipes)
    folder = Path(process.stdout.readline().strip())
    os.utime(folder, (0, 0))
    return process, folder


def test_the_next_build_takes_away_what_a_killed_one_left():
    process, folder = a_build()
    own = OwnFolder()
    assert folder.exists()  # it is still at work

    process.send_signal(signal.SIGKILL)
    process.communicate()
    next_one = OwnFolder()

    assert not folder.exists()
    assert own.path.exists()
    assert next_one.path.exists()


def test_a_folder_that_is_being_made_is_left_alone(place):
    """Between the making of a folder and its lock lies a moment."""
    unlocked = place / f"{PREFIX}new"
    unlocked.mkdir()

    assert sweep() == 0
    assert sweep(now=unlocked.stat().st_mtime + 2 * CLAIMED_WITHIN) == 1
    assert not unlocked.exists()


def test_a_link_that_looks_like_a_folder_leads_nowhere(place):
    elsewhere = place / "elsewhere"
    elsewhere.mkdir()
    (place / f"{PREFIX}link").symlink_to(elsewhere)
    (place / f"{PREFIX}file").write_text("no folder")

    assert sweep(now=elsewhere.stat().st_mtime + 2 * CLAIMED_WITHIN) == 0
    assert elsewhere.exists()


def test_a_folder_is_taken_away_once_or_twice():
    own = OwnFolder()

    own.take_away()
    own.take_away()

    assert not own.path.exists()
