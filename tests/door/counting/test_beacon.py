"""How far people read: said once by a page of ours, and heard from nobody else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.door.counting.reading import FIREFOX, tallied

from octavo.door.counting import FOLDER, Tally, TallyFile
from octavo.door.counting.beacon import asked
from octavo.door.door import Door
from octavo.door.store import Store

NOW = int(time.time())
HOSTS = ["magazine.example"]
PAGE = {
    b"host": b"magazine.example",
    b"origin": b"https://magazine.example",
    b"referer": b"https://magazine.example/open/",
    b"sec-fetch-site": b"same-origin",
    FIREFOX[0]: FIREFOX[1],
}


@pytest.fixture
def door(store: Store) -> Door:
    data = store.folder.parent
    tally = Tally(TallyFile(data / FOLDER), hosts=HOSTS)
    return Door(data, store.folder, hosts=HOSTS, tally=tally)


def tell(door: Door, target: bytes = b"/read/article:1/75", **said: bytes | None) -> int:
    headers = PAGE | {name.replace("_", "-").encode(): value for name, value in said.items()}
    headers = {name: value for name, value in headers.items() if value is not None}
    return door.find(b"POST", target, headers, now=NOW).status


def heard(door: Door) -> dict:
    door.tally.flush(now=NOW)
    return dict(tallied(door.shelf.blobs.folder.parent.parent))


def test_how_far_an_article_was_read_is_counted(door):
    assert tell(door) == 204
    assert tell(
        door, b"/read/article:1/100", referer=b"https://magazine.example/open/?utm_x=1"
    ) == (204)

    assert heard(door) == {("depth", "article:1", "75"): 1, ("depth", "article:1", "100"): 1}


@pytest.mark.parametrize(
    "said",
    [
        {"dnt": b"1"},
        {"sec_gpc": b"1"},
        {"sec_fetch_site": b"cross-site"},
        {"sec_fetch_site": b"none"},
        {"sec_fetch_site": None, "origin": b"https://elsewhere.example"},
        {"sec_fetch_site": None, "origin": None},
        {"host": b"elsewhere.example"},
    ],
)
def test_who_asks_to_be_left_alone_and_other_sites_are_refused(door, said):
    assert tell(door, **said) == 403
    assert heard(door) == {}


def test_an_older_browser_is_known_by_the_page_that_it_comes_from(door):
    assert tell(door, sec_fetch_site=None) == 204
    assert heard(door) == {("depth", "article:1", "75"): 1}


@pytest.mark.parametrize(
    ("target", "referer"),
    [
        (b"/read/article:2/75", PAGE[b"referer"]),
        (b"/read/article:1/60", PAGE[b"referer"]),
        (b"/read/article:1/75?x", PAGE[b"referer"]),
        (b"/read/issue:1/75", PAGE[b"referer"]),
        (b"/read/", PAGE[b"referer"]),
        (b"/read/article:1/75", b"https://magazine.example/not-there/"),
        (b"/read/article:1/75", b"https://magazine.example"),
        (b"/read/article:1/75", b"https://elsewhere.example/open/"),
        (b"/read/article:1/75", None),
    ],
)
def test_what_no_page_of_ours_would_say_is_not_found(door, target, referer):
    assert tell(door, target, referer=referer) == 404
    assert heard(door) == {}


def test_a_program_is_thanked_and_not_counted(door):
    assert tell(door, user_agent=b"curl/8") == 204
    assert heard(door) == {}


def test_whatever_else_is_sent_there_goes_to_django(door):
    assert door.find(b"PUT", b"/read/article:1/75", PAGE, now=NOW) is None
    assert door.find(b"GET", b"/read/article:1/75", PAGE, now=NOW) is None
    assert door.find(b"POST", b"/reading/", PAGE, now=NOW) is None


@given(st.binary(max_size=60))
def test_no_other_words_are_taken(words):
    assert asked(b"/read/" + words) is None or words.startswith(b"article:")
