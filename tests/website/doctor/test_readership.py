"""The doctor says when counting stands still, and what was damaged."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from octavo.door.counting import FOLDER, written
from octavo.readership.gathering import gather
from octavo.website.doctor import readership
from octavo.website.doctor.findings import Level

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.mark.django_db
def test_counting_that_stands_still_is_wrong_until_it_is_gathered(tmp_path, settings):
    settings.DATA = tmp_path
    (tmp_path / FOLDER).mkdir()
    at = (NOW - timedelta(minutes=20)).timestamp()
    line = written(at, [(("read", "article:7", "open", ""), 1)])
    (tmp_path / FOLDER / "door-1.tally").write_bytes(line + b"damaged\n")

    (found,) = readership.examine(now=NOW)
    assert (found.subject, found.level) == ("counting", Level.WRONG)
    assert "20 minutes" in found.sentence

    gather(tmp_path / FOLDER, now=NOW)
    levels = {found.subject: found.level for found in readership.examine(now=NOW)}
    assert levels == {"counting": Level.WELL, "tallies": Level.NOTE}
