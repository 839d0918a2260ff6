"""A press that is killed leaves the last good state."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.door.stock import a_page, names

from octavo.core.access import Variant
from octavo.door.store import Store
from octavo.door.store.pages import read

ROOT = Path(__file__).parents[3]
ADDRESSES = {"/0/", "/1/", "/2/"}


def killed_writer(folder: Path, *, after: float) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.door.store.writer_for_tests", folder],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    writer.stdout.readline()
    time.sleep(after)
    writer.kill()
    writer.wait()
    writer.stdout.close()


def check(folder: Path, kills: int) -> None:
    chance = random.Random(18)
    for _ in range(kills):
        killed_writer(folder, after=chance.uniform(0, 0.1))

        store = Store(folder)
        state = store.state()
        assert names(state) == ADDRESSES
        assert list(store.unsound()) == []
        bodies = {read(page).variants[Variant.FULL].etag for page in state.pages.values()}
        assert len(bodies) == 1, "readers would see pages of two states"
        page = a_page(store, "afterwards")
        assert store.put({"/0/": (frozenset(), page)}, began=store.began(), now=time.time())


@pytest.mark.alone
def test_a_killed_press_leaves_whole_pages_of_one_moment(tmp_path):
    check(tmp_path, kills=5)


@pytest.mark.soak
def test_a_press_killed_a_hundred_times_leaves_whole_pages(tmp_path):
    check(tmp_path, kills=100)
