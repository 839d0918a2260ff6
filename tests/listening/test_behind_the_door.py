"""A podcast program skips ahead: the door sends the part of a sound that it asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.installation import Installation
from tests.listening.planting import planted

pytestmark = pytest.mark.alone


def test_a_part_of_a_sound_is_sent_by_the_door(tmp_path: Path):
    installation = Installation(tmp_path / "data", settings={"OCTAVO_WEB_WORKERS": "1"})
    installation.prepare()
    feed = planted(installation)
    sound = feed.replace("feed.xml", "tides.mp3")

    with installation.serving():
        status, listing, _ = installation.get(feed)
        whole_status, whole, headers = installation.get(sound)
        part = installation.get(sound, Range="bytes=4-8")
        rest = installation.get(sound, **{"Range": "bytes=4-", "If-Range": headers["etag"]})
        again = installation.get(sound, **{"If-None-Match": headers["etag"]})
        late = installation.get(sound, Range="bytes=1000000-")
        captions = installation.get(feed.replace("feed.xml", "tides.vtt"))
        unknown = installation.get("/listen/nobody-knows-this/feed.xml")

    assert (status, whole_status) == (200, 200)
    assert b"<title>Tides</title>" in listing
    assert whole.startswith(b"mp3 full tides")
    assert (part[0], part[1], part[2]["content-range"]) == (
        206,
        b"full ",
        f"bytes 4-8/{len(whole)}",
    )
    assert (rest[0], rest[1]) == (206, whole[4:])
    assert (again[0], late[0]) == (304, 416)
    assert headers["content-type"] == "audio/mpeg"
    assert headers["cache-control"] == part[2]["cache-control"] == "private, no-cache"
    assert headers["x-robots-tag"] == "noindex, nofollow"
    assert "x-octavo-file" not in headers
    assert captions[1].startswith(b"WEBVTT")
    assert unknown[0] == 404
    secret = feed.split("/")[2]
    assert secret not in installation.log.read_text()
