"""The doctor looks at the finished pages and at the keys of passes."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from octavo.door.passes import make_keys
from octavo.press.finished.opening import open_for_readers
from octavo.press.finished.store import open_store
from octavo.website.doctor.findings import Level
from octavo.website.doctor.pages import examine


@pytest.fixture(autouse=True)
def _folder(db, settings, tmp_path: Path) -> None:
    settings.DATA, settings.FINISHED_PAGES = tmp_path, tmp_path / "pages"


def found() -> dict[str, Level]:
    return {finding.subject: finding.level for finding in examine(now=timezone.now())}


def test_before_the_first_start_there_are_no_pages_and_no_keys():
    assert found() == {"finished pages": Level.NOTE, "keys of passes": Level.WELL}


def test_pages_that_are_still_to_be_pressed_are_told():
    open_for_readers()

    assert found()["finished pages"] == Level.NOTE


def test_pages_of_another_version_are_wrong():
    open_store().drop_all(made_by="another")

    assert found()["finished pages"] == Level.WRONG


def test_keys_that_others_can_read_are_wrong(tmp_path):
    path = tmp_path / "pass-keys.json"
    make_keys(path)
    assert found()["keys of passes"] == Level.WELL

    path.chmod(0o644)
    assert found()["keys of passes"] == Level.WRONG

    path.write_text("[]")
    assert found()["keys of passes"] == Level.WRONG
