"""A file of the store is sent as it is asked for: shown or saved, whole, or left to the door."""

from __future__ import annotations

import pytest
from django.http import Http404
from django.test import RequestFactory

from octavo.door.files import NAMED_IN, SENDS_FILES
from octavo.press import store
from octavo.press.delivery import deliver_stored

SOUND = b"ID3 not really a sound"


def the_answer(file: str, digest: str, *, is_attachment: bool = False, **environ: object):
    request = RequestFactory().get("/tides.mp3", **environ)
    return deliver_stored(
        file,
        digest,
        len(SOUND),
        "audio/mpeg",
        request,
        name="tides.mp3",
        is_attachment=is_attachment,
    )


@pytest.fixture
def kept(settings, tmp_path) -> tuple[str, str]:
    """Name and hash of a sound in a store of its own."""
    settings.DATA = tmp_path
    folder = {"BACKEND": "octavo.press.store.WholeFiles", "OPTIONS": {"location": tmp_path / "e"}}
    settings.STORAGES = {**settings.STORAGES, "editions": folder}
    return store.keep(SOUND, ending="mp3")


def test_a_file_is_played_in_place_or_saved_under_its_name(kept):
    played, saved = the_answer(*kept), the_answer(*kept, is_attachment=True)

    assert b"".join(played.streaming_content) == SOUND
    assert played["Content-Type"] == "audio/mpeg"
    assert played["Content-Length"] == str(len(SOUND))
    assert played["Content-Disposition"] == 'inline; filename="tides.mp3"'
    assert saved["Content-Disposition"] == 'attachment; filename="tides.mp3"'


def test_the_door_is_told_a_name_in_place_of_the_bytes(kept):
    answer = the_answer(*kept, **{SENDS_FILES: True})

    assert answer.content == b""
    assert answer[NAMED_IN] == f"e/{kept[0]}"
    assert answer["ETag"] == f'"{kept[1]}"'


def test_who_has_it_gets_no_second_copy(kept):
    answer = the_answer(*kept, HTTP_IF_NONE_MATCH=f'"{kept[1]}"')

    assert (answer.status_code, answer.content) == (304, b"")


def test_a_file_that_is_gone_is_not_found():
    with pytest.raises(Http404):
        the_answer("ab/none.mp3", "ab")
