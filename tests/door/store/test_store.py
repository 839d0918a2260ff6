"""The store of finished pages: what is named is whole, and nothing old is ever named."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.door.stock import a_page, names

from octavo.core.access import Item, Variant
from octavo.door.store import EVERYTHING, Made, Page, Shelf, Store
from octavo.door.store.pages import read, written

NOW = 1_796_000_000.0
LATER = NOW + 3601


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "pages")


def put(store: Store, *addresses: str, keys: str = "a1", body: str = "words") -> bool:
    page = a_page(store, body)
    named = {address: (frozenset(keys.split()), page) for address in addresses}
    return store.put(named, began=store.began(), now=NOW)


def test_a_page_that_was_named_is_there_for_whoever_opens_the_store(store):
    assert put(store, "/a/", body="the text")

    shelf = Shelf(store.folder)
    shelf.catch_up()
    page = shelf.page("/a/")

    made = page.variants[Variant.FULL]
    assert shelf.blobs.read(made.blob, *made.bodies[""]) == b"the text"


def test_a_reader_sees_a_change_at_the_first_look(store):
    shelf = Shelf(store.folder)
    shelf.catch_up()
    assert not shelf.is_behind()

    put(store, "/a/")

    assert shelf.is_behind()
    shelf.catch_up()
    assert names(shelf.state) == {"/a/"}
    assert not shelf.is_behind()


def test_what_depends_on_a_change_is_dropped_at_once_and_all_else_stays(store):
    put(store, "/a/", keys="article-1 section-2")
    put(store, "/b/", keys="article-11")
    put(store, "/c/", keys="article-2 section-2")

    store.hold(["article-1", "section-9"], now=NOW)

    assert names(store.state()) == {"/b/", "/c/"}


def test_everything_can_be_dropped_with_one_word(store):
    put(store, "/a/")
    put(store, "/b/", keys="")

    store.hold([EVERYTHING], now=NOW)

    assert names(store.state()) == set()


def test_nothing_is_named_while_somebody_changes_something(store):
    hold = store.hold(["a1"], now=NOW)
    assert not put(store, "/a/")

    store.free(hold, now=NOW)

    assert put(store, "/a/")


def test_a_hold_whose_holder_was_killed_is_over_after_a_minute(store):
    store.hold(["a1"], now=NOW - 61)

    assert put(store, "/a/")


def test_a_change_that_took_longer_than_a_hold_drops_every_page(store):
    hold = store.hold(["a1"], now=NOW - 61)
    assert put(store, "/a/", "/b/", keys="a2")

    store.free(hold, now=NOW)

    assert names(store.state()) == set()


def test_what_was_rendered_before_a_change_is_never_named(store):
    began = store.began()
    page = a_page(store, "old words")
    store.free(store.hold(["a1"], now=NOW), now=NOW)

    assert not store.put({"/a/": (frozenset({"a1"}), page)}, began=began, now=NOW)
    assert names(store.state()) == set()


def test_a_page_whose_time_is_over_is_dropped_and_no_other(store):
    for address, until in (("/a/", None), ("/b/", int(NOW)), ("/c/", int(NOW) + 1)):
        page = replace(a_page(store, "words"), until=until)
        store.put({address: (frozenset(), page)}, began=store.began(), now=NOW)

    assert store.drop_outdated(now=NOW) == 1
    assert names(store.state()) == {"/a/", "/c/"}


def test_pages_of_another_version_of_us_are_dropped(store):
    put(store, "/a/")

    store.drop_all(made_by="0.2")

    assert names(store.state()) == set()
    assert store.state().made_by == "0.2"


def test_a_sweep_takes_what_no_page_names_and_leaves_the_young(store):
    put(store, "/a/", body="old")
    put(store, "/a/", body="new")

    now = datetime.now(UTC).timestamp()
    assert store.sweep(now=now).blobs == 0
    swept = store.sweep(now=now + 3601)

    assert (swept.blobs, swept.size) == (1, len("old"))
    assert names(store.state()) == {"/a/"}
    assert list(store.unsound()) == []


def test_a_reader_follows_through_a_sweep(store):
    put(store, "/a/")
    shelf = Shelf(store.folder)
    shelf.catch_up()

    store.sweep(now=LATER)
    put(store, "/b/")
    store.hold(["none"], now=NOW)

    assert shelf.is_behind()
    shelf.catch_up()
    assert names(shelf.state) == {"/a/", "/b/"}


def test_a_hold_outlives_a_sweep(store):
    store.hold(["a1"], now=NOW)
    store.sweep(now=NOW)

    assert not put(store, "/a/")


def test_lost_and_changed_bytes_are_found(store):
    put(store, "/a/", body="one")
    put(store, "/b/", body="two")
    put(store, "/c/", body="three")
    pages = store.state().pages
    one, two = (read(pages[at]).variants[Variant.FULL].blob for at in ("/a/", "/b/"))
    store.blobs.path(one).unlink()
    store.blobs.path(two).write_bytes(b"tw0")

    assert sorted(store.unsound()) == ["/a/", "/b/"]


def test_a_line_that_cannot_be_read_drops_all_before_it(store):
    """It may have been the one that dropped a page."""
    put(store, "/a/")
    put(store, "/b/")
    journal = store.folder / "pages.journal"
    first, second = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(first + second.replace(b"/b/", b"/x/"))

    fresh = Store(store.folder)

    assert names(fresh.state()) == set()
    assert put(fresh, "/c/")
    assert names(Store(store.folder).state()) == {"/c/"}


@given(cut=st.integers(min_value=0, max_value=10_000), data=st.data())
def test_a_journal_cut_anywhere_is_that_of_a_moment_before(tmp_path_factory, cut, data):
    store = Store(tmp_path_factory.mktemp("cut"))
    for number in range(4):
        put(store, f"/{number}/", f"/also-{number}/")
    journal = store.folder / "pages.journal"
    content = journal.read_bytes()
    cut = cut % (len(content) + 1)
    journal.write_bytes(content[:cut])
    whole = content[:cut].count(b"\n")

    after = Store(store.folder)
    expected = {f"/{n}/" for n in range(whole)} | {f"/also-{n}/" for n in range(whole)}
    assert names(after.state()) == expected

    assert put(after, "/next/")
    assert names(Store(store.folder).state()) == expected | {"/next/"}


_KEYS = st.sets(st.sampled_from(["a1", "a2", "i1", "s1"]), max_size=3)
_ADDRESSES = st.sets(st.sampled_from(["/a/", "/b/", "/c/", "/d/"]), min_size=1, max_size=3)
_STEPS = st.one_of(
    st.tuples(st.just("put"), _ADDRESSES, _KEYS),
    st.tuples(st.just("change"), st.just(set()), _KEYS),
    st.tuples(st.just("sweep"), st.just(set()), st.just(set())),
)


@given(steps=st.lists(_STEPS, max_size=12), looks=st.sets(st.integers(0, 12)))
def test_however_a_reader_looks_it_sees_what_stands(tmp_path_factory, steps, looks):
    """The same whether it followed from the start or opens the store now; and as a dict would."""
    store = Store(tmp_path_factory.mktemp("steps"))
    follower, model = Shelf(store.folder), {}
    for number, (act, addresses, keys) in enumerate(steps):
        if act == "put":
            assert put(store, *addresses, keys=" ".join(keys))
            model |= dict.fromkeys(addresses, keys)
        elif act == "change":
            store.free(store.hold(keys, now=NOW), now=NOW)
            model = {address: held for address, held in model.items() if not held & keys}
        else:
            store.sweep(now=NOW)
        if number in looks:
            follower.catch_up()

    follower.catch_up()
    fresh = Shelf(store.folder)
    fresh.catch_up()

    assert names(follower.state) == names(fresh.state) == set(model)
    assert follower.state == fresh.state


_MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC))
_HEADERS = st.lists(st.tuples(st.text(max_size=9), st.text(max_size=9)), max_size=3).map(tuple)


@given(
    moments=st.tuples(_MOMENTS, _MOMENTS, _MOMENTS),
    access=st.sampled_from(["open", "registered", "subscribers"]),
    words=st.text(min_size=1),
    headers=_HEADERS,
    until=st.none() | st.integers(0, 2**33),
)
def test_a_page_reads_back_as_it_was_written(moments, access, words, headers, until):
    published, opens, embargoed = moments
    item = Item("article", words, published, False, access, opens, embargoed, words, words)
    made = Made(headers, words, "ab" * 32, {"br": (0, 7), "": (7, 9)})
    page = Page(item, {Variant.FULL: made, Variant.TEASER: made}, until)

    assert read(written(page)) == page
