"""Real processes and real transactions: no worker runs while somebody publishes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.installation import Installation, eventually
from tests.journeys.selling.subscribing import ARTICLE, PASSWORD, PREPARE
from tests.journeys.selling.subscribing import run as run_script

from octavo.door.store import Store

pytestmark = pytest.mark.alone

CORRECT = """
from octavo.issues.models import Article
article = Article.objects.get(slug="fog-over-vell")
article.standfirst = "{standfirst}"
article.correct("It was nine years.", by=None)
article.save_revision().publish()
"""
STANDFIRST = """
from octavo.issues.models import Article
assert Article.objects.get(slug="fog-over-vell").standfirst == "{standfirst}"
"""


def correct(magazine: Installation, standfirst: str) -> None:
    """Publish a correction in a process of its own, which fails the test if that goes wrong."""
    run_script(magazine, CORRECT.replace("{standfirst}", standfirst))
    run_script(magazine, STANDFIRST.replace("{standfirst}", standfirst))


def test_a_correction_is_finished_by_whoever_publishes_it_and_a_full_disk_stops_nobody(
    tmp_path: Path,
):
    magazine = Installation(tmp_path / "data", settings={"EMAIL_URL": f"file:{tmp_path}/mail"})
    store = Store(magazine.folder / "pages")
    with magazine.serving():
        run_script(magazine, PREPARE.replace("{password}", PASSWORD))
        assert eventually(lambda: ARTICLE in store.state().pages, within=120, every=0.5)
    before = store.state().pages[ARTICLE]

    correct(magazine, "For nine years.")

    assert store.state().pages[ARTICLE] != before
    with magazine.serving():
        assert b"For nine years." in magazine.get(ARTICLE)[1]

    shutil.rmtree(magazine.folder / "pages" / "blobs")
    (magazine.folder / "pages" / "blobs").write_text("no room")  # nothing can be kept below it

    correct(magazine, "For ten years.")

    assert ARTICLE not in store.state().pages
