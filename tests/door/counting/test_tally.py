"""What the door counts of the pages that it sends, and what it does not."""

from __future__ import annotations

import logging
import os
import time
from pathlib import Path

import pytest
from tests.door.counting.reading import FIREFOX, HOST, tallied
from tests.door.stock import a_made, an_item

from octavo.core.access import Variant
from octavo.core.passes import Pass, sign
from octavo.door.counting import FOLDER, Tally, TallyFile, read_line
from octavo.door.counting import tally as tallying
from octavo.door.door import Door
from octavo.door.passes import make_keys
from octavo.door.store import Made, Page, Store

NOW = int(time.time())
HOSTS = ["magazine.example"]


@pytest.fixture
def data(store: Store) -> Path:
    make_keys(store.folder.parent / "pass-keys.json")
    return store.folder.parent


@pytest.fixture
def door(data: Path, store: Store) -> Door:
    tally = Tally(TallyFile(data / FOLDER), hosts=HOSTS)
    return Door(data, store.folder, hosts=HOSTS, tally=tally)


def ask(door: Door, target: bytes, *headers: tuple[bytes, bytes], method: bytes = b"GET"):
    return door.find(method, target, dict([HOST, FIREFOX, *headers]), now=NOW)


def counts(door: Door, data: Path) -> dict:
    door.tally.flush(now=NOW)
    return dict(tallied(data))


def test_a_page_is_counted_once_each_time_it_is_sent(door, data):
    for _ in range(3):
        ask(door, b"/open/")
    tag = dict(ask(door, b"/open/").head.pairs)[b"etag"]
    assert ask(door, b"/open/", (b"if-none-match", tag)).status == 304

    assert counts(door, data) == {("read", "article:1", "open", ""): 5}
    assert counts(door, data) == {("read", "article:1", "open", ""): 5}


def test_readers_are_counted_by_what_lets_them_read(door, data):
    keys = make_keys(data / "pass-keys.json")
    given = Pass("A" * 22, "ada", NOW - 60, NOW + 3600, (f"s:{NOW - 9}:{NOW + 999}:d",))
    ask(door, b"/locked/", (b"cookie", b"octavo_pass=" + sign(given, keys).encode()))
    ask(door, b"/locked/")

    assert counts(door, data) == {
        ("read", "article:1", "subscriber", ""): 1,
        ("read", "article:1", "teaser", ""): 1,
    }


def test_where_they_came_from_is_counted_without_the_rest_of_the_address(door, data):
    ask(door, b"/open/?utm_source=x", (b"referer", b"https://www.example.org/?who=ada"))
    ask(door, b"/open/", (b"referer", b"https://magazine.example/"))

    assert counts(door, data) == {
        ("read", "article:1", "open", "example.org"): 1,
        ("read", "article:1", "open", "inside"): 1,
    }


@pytest.mark.parametrize(
    "asked",
    [
        {"method": b"HEAD"},
        {"headers": [(b"sec-purpose", b"prefetch;prerender")]},
        {"headers": [(b"sec-fetch-mode", b"cors")]},
        {"headers": [(b"user-agent", b"Googlebot/2.1")]},
        {"headers": [(b"user-agent", b"")]},
        {"headers": [(b"host", b"elsewhere.example")]},
        {"target": b"/not-there/"},
        {"method": b"POST"},
    ],
)
def test_what_nobody_is_going_to_read_is_not_counted(door, data, asked):
    ask(
        door,
        asked.get("target", b"/open/"),
        *asked.get("headers", []),
        method=asked.get("method", b"GET"),
    )

    assert counts(door, data) == {}


def test_feeds_are_not_counted(door, data, store):
    page = Page(an_item(kind="feed", key="home"), {Variant.FULL: a_made(store, "<feed/>")})
    store.put({"/feed/": (frozenset(), page)}, began=store.began(), now=0)

    assert ask(door, b"/feed/").status == 200
    assert counts(door, data) == {}


def test_a_page_whose_bytes_are_gone_is_not_counted(door, data, store):
    for path in store.blobs.all():
        path.unlink()

    assert ask(door, b"/open/") is None
    assert counts(door, data) == {}


def test_advertisements_are_seen_in_the_variant_that_was_sent(door, data, store):
    made = a_made(store, "with two")
    full = Made(made.headers, made.etag, made.blob, made.bodies, shows=(3, 8))
    page = Page(an_item(), {Variant.FULL: full}, quiet={Variant.FULL: a_made(store, "without")})
    store.put({"/sold/": (frozenset(), page)}, began=store.began(), now=0)
    ask(door, b"/sold/")
    ask(door, b"/sold/", (b"user-agent", b"Googlebot/2.1"))

    assert counts(door, data) == {
        ("read", "article:1", "open", ""): 1,
        ("view", 3): 1,
        ("view", 8): 1,
    }


def test_a_flood_of_senders_takes_a_bounded_memory_and_loses_no_read(door, data, monkeypatch):
    monkeypatch.setattr(tallying, "MOST_SEEN", 5)
    monkeypatch.setattr(tallying, "MOST_EVENTS", 20)
    for number in range(100):
        ask(door, b"/open/", (b"referer", b"https://site-%d.example/" % number))

    found = counts(door, data)
    assert sum(found.values()) == 100
    assert len(found) <= 21
    assert found["read", "article:1", "open", "other"] >= 80


def test_nobody_is_named_in_what_is_written(door, data):
    secret = [
        (b"cookie", b"octavo_pass=p1.secret-pass"),
        (b"x-forwarded-for", b"203.0.113.77"),
        (b"referer", b"https://mail.example/inbox/ada@example.org?token=t0ken"),
    ]
    ask(door, b"/open/", *secret)
    ask(door, b"/locked/", *secret)
    door.tally.flush(now=NOW)

    written = b"".join(path.read_bytes() for path in (data / FOLDER).iterdir())
    assert b"mail.example" in written
    for personal in (b"secret", b"203.0", b"ada", b"t0ken", b"Firefox", b"Mozilla", b"inbox"):
        assert personal not in written


def test_a_second_in_which_nobody_reads_writes_nothing(door, data):
    door.tally.flush(now=NOW)

    assert not (data / FOLDER).exists()


def test_a_file_that_is_large_enough_is_followed_by_another(data):
    tally = Tally(TallyFile(data / FOLDER, most_bytes=200))
    for number in range(6):
        tally.said(b'[["view",%d]]' % number, dict([FIREFOX]))
        tally.flush(now=NOW)
    tally.close(now=NOW)

    assert len(list((data / FOLDER).iterdir())) == 2
    assert sum(tallied(data).values()) == 6


def test_a_folder_that_cannot_be_written_is_said_once_and_loses_nothing(door, data, caplog):
    (data / FOLDER).write_text("in the way")
    with caplog.at_level(logging.ERROR, logger="octavo.door"):
        for _ in range(4):
            assert ask(door, b"/open/").status == 200
            door.tally.flush(now=NOW)
    assert [record.getMessage()[:34] for record in caplog.records] == [
        "What is read cannot be counted: [E"
    ]

    (data / FOLDER).unlink()
    assert counts(door, data) == {("read", "article:1", "open", ""): 4}


def test_a_disk_that_takes_half_a_line_has_it_cut_off_again(data, monkeypatch):
    file, write, half = TallyFile(data / FOLDER), os.write, []
    tally = Tally(file)
    tally.said(b'[["view",1]]', dict([FIREFOX]))
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", lambda to, it: half.append(1) or write(to, it[: len(it) // 2]))
        tally.flush(now=NOW)
    assert half
    assert all(path.read_bytes() == b"" for path in (data / FOLDER).iterdir())

    tally.flush(now=NOW)
    assert dict(tallied(data)) == {("view", 1): 1}


def test_a_file_that_somebody_took_away_is_followed_by_another(data):
    tally = Tally(TallyFile(data / FOLDER))
    for number in range(2):
        tally.said(b'[["view",%d]]' % number, dict([FIREFOX]))
        tally.flush(now=NOW)
        for path in (data / FOLDER).iterdir():
            if number == 0:
                path.unlink()

    assert dict(tallied(data)) == {("view", 1): 1}


def test_what_django_says_is_counted_with_where_the_reader_came_from(data):
    tally = Tally(TallyFile(data / FOLDER), hosts=HOSTS)
    headers = dict([FIREFOX, (b"referer", b"https://example.org/")])
    tally.said(b'[["read","article:7","opened"],["view",3]]', headers)
    tally.said(b'[["heard","article:7","subscriber"]]', headers)
    tally.said(b'[["click",3]]', {b"user-agent": b"Googlebot"})
    tally.said(b"not to be read", headers)
    tally.flush(now=NOW)

    assert dict(tallied(data)) == {
        ("read", "article:7", "opened", "example.org"): 1,
        ("view", 3): 1,
        ("heard", "article:7", "subscriber", "example.org"): 1,
    }


def test_a_second_with_many_events_is_written_in_lines_that_can_be_read(data):
    tally = Tally(TallyFile(data / FOLDER))
    for number in range(2500):
        tally.said(b'[["view",%d]]' % number, dict([FIREFOX]))
    tally.flush(now=NOW)

    (path,) = (data / FOLDER).iterdir()
    lines = path.read_bytes().splitlines()
    assert [len(read_line(line).counts) for line in lines] == [1000, 1000, 500]
