"""What caches in front are told: enough, so that none keeps a page that stands no longer."""

from __future__ import annotations

import time
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.door.stock import a_page, an_item

from octavo.door.store import EVERYTHING, Gone, Outbox, Store

ADDRESSES = ("/a/", "/b/", "/c/")
NOW = 1_796_000_000.0

acts = st.lists(
    st.tuples(
        st.sampled_from(
            ["put", "change", "everything", "drop all", "ends", "sweep", "ask", "tell"]
        ),
        st.sets(st.sampled_from(ADDRESSES), min_size=1),
        st.sampled_from(["one", "two"]),
    ),
    max_size=25,
)


def put(store: Store, addresses: set[str], body: str, *, ends: int | None = None) -> None:
    named = {}
    for address in addresses:
        page = a_page(store, body, item=an_item(key=address.strip("/")))
        named[address] = (frozenset({f"at:{address}"}), type(page)(page.item, page.variants, ends))
    store.put(named, began=store.began(), now=NOW)


def tell(store: Store, cache: dict[str, str]) -> None:
    """A cache that was told of all that waits."""
    waiting = store.outbox.waiting()
    for gone in waiting:
        for address in ADDRESSES if gone.pages is None else gone.pages:
            cache.pop(address, None)
    store.outbox.told(len(waiting))


@given(acts)
@settings(max_examples=60, deadline=None)
def test_a_cache_that_was_told_keeps_no_page_that_does_not_stand(tmp_path_factory, done):
    folder = tmp_path_factory.mktemp("told")
    store, cache = Store(folder, Outbox(folder, clock=lambda: NOW)), {}
    store.open()

    def change(keys: list[str]) -> None:
        store.free(store.hold(keys, now=NOW), now=NOW)

    def ask(addresses: set[str]) -> None:
        pages = store.state().pages
        cache.update({one: pages[one] for one in addresses if one in pages})

    for act, addresses, body in done:
        doing: dict[str, Callable[[], object]] = {
            "put": lambda addresses=addresses, body=body: put(store, addresses, body),
            "change": lambda addresses=addresses: change([f"at:{one}" for one in addresses]),
            "everything": lambda: change([EVERYTHING]),
            "drop all": store.drop_all,
            "ends": lambda addresses=addresses: (
                put(store, addresses, "short", ends=int(NOW)),
                store.drop_outdated(now=NOW),
            ),
            "sweep": lambda: store.sweep(now=NOW),
            "ask": lambda addresses=addresses: ask(addresses),
            "tell": lambda: tell(store, cache),
        }
        doing[act]()
    tell(store, cache)

    assert {at: page for at, page in cache.items() if store.state().pages.get(at) != page} == {}
    assert store.outbox.waiting() == []


def test_a_page_goes_with_its_surrogate_key_and_the_time(tmp_path):
    store = Store(tmp_path, Outbox(tmp_path, clock=lambda: NOW))
    put(store, {"/a/", "/b/"}, "one")

    store.hold(["at:/a/"], now=time.time())

    assert store.outbox.waiting() == [Gone({"/a/": "article-a"}, NOW)]


def test_what_comes_while_a_cache_is_told_waits_on(tmp_path):
    outbox = Outbox(tmp_path, clock=lambda: NOW)
    outbox.put({"/a/": "article-a"})
    waiting = outbox.waiting()
    outbox.put(None)

    outbox.told(len(waiting))

    assert outbox.waiting() == [Gone(None, NOW)]
