"""What changes in the data folder is seen by every worker of nginx before its next answer."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from random import Random

import pytest
from tests.door.edge.conftest import Answered, Both, Front
from tests.door.edge.test_same_answers import alike
from tests.door.edge.world import (
    ITEMS,
    METER,
    NOW,
    RING,
    SUBSCRIBED,
    a_guest,
    a_page_called,
    a_pass,
    opened,
    put,
    secret_of,
    write_keys,
)

from octavo.core.access import Meter
from octavo.core.passes import LONGEST, SHORTEST, Key, KeyRing
from octavo.door.passes import Revoker, write_meter

pytestmark = pytest.mark.alone

WORKERS = 2


def from_every_worker(front: Front, path: str, **asked: str) -> list[Answered]:
    """Answers over so many new connections that each worker takes some."""
    answers = []
    for _ in range(WORKERS * 6):
        front.hang_up()
        answers.append(front.ask(path, **asked))
    return answers


def all_show(both: Both, path: str, text: str, **asked: str) -> bool:
    """Whether each worker shows this; false when none does."""
    shown = {text.encode() in it.body for it in from_every_worker(both.nginx, path, **asked)}
    assert len(shown) == 1, "The workers disagree."
    return shown.pop()


def test_a_page_named_anew_and_one_that_is_dropped(both):
    for word in ("first", "second"):
        put(both.store, open=a_page_called("open", both.store, word=word))
        assert all_show(both, "/open/", word)

    hold = both.store.hold(["of:open"], now=time.time())

    assert all_show(both, "/open/", "behind GET /open/")
    both.store.free(hold, now=time.time())
    put(both.store, open=a_page_called("open", both.store))
    assert all_show(both, "/open/", secret_of("open"))


def test_a_line_that_cannot_be_read_may_have_dropped_anything(both):
    with (both.store.folder / "pages.journal").open("ab") as file:
        named = json.dumps({"put": {"/open/": ["", both.store.state().pages["/feed/"]]}})
        file.write(b"00000000 %s\n" % named.encode())
    put(both.store, listing=a_page_called("listing", both.store))

    for dropped in ("open", "issue", "feed"):
        assert all_show(both, f"/{dropped}/", f"behind GET /{dropped}/")
    assert all_show(both, "/listing/", secret_of("listing"))
    both.store.sweep(now=time.time())
    put(both.store, **{name: a_page_called(name, both.store) for name in ITEMS})
    assert all_show(both, "/open/", secret_of("open"))


def test_half_a_line_waits_for_its_end(both):
    put(both.store, feed=a_page_called("feed", both.store))
    assert all_show(both, "/feed/", secret_of("feed"))
    with (both.store.folder / "pages.journal").open("ab") as file:
        file.write(b'0a0b0c0d {"drop":"al')  # its writer was killed
    Revoker(both.data).keys_changed()

    assert all_show(both, "/feed/", secret_of("feed"))
    put(both.store, feed=a_page_called("feed", both.store, word="news"))
    assert all_show(both, "/feed/", "news")


def test_a_journal_begun_anew_has_the_same_pages(both):
    put(both.store, section=a_page_called("open", both.store, word="kept"))
    both.store.sweep(now=time.time())

    assert all_show(both, "/section/", "kept")
    put(both.store, section=a_page_called("open", both.store, word="after"))
    assert all_show(both, "/section/", "after")


def test_a_page_that_holds_for_a_while_is_sent_for_so_long(both):
    ITEMS["soon_over"] = {"ends": int(time.time()) + 2}
    put(both.store, soon_over=a_page_called("soon_over", both.store))

    assert all_show(both, "/soon_over/", secret_of("soon_over"))
    time.sleep(2.1)
    assert all_show(both, "/soon_over/", "behind GET")
    del ITEMS["soon_over"]


def test_a_right_and_a_wall_turn_at_their_second(both):
    turn = int(time.time()) + 3
    cookies = {
        "ends": a_pass(f"s:0:{turn}:d"),
        "begins": a_pass(f"s:{turn}::d"),
        "given": a_guest(f"g1:0:{turn}:d"),
        "pass ends": a_pass(SUBSCRIBED, issued_at=turn - SHORTEST, expires_at=turn),
    }

    def seen(front: Front) -> dict[str, bool]:
        secret = secret_of("for_subscribers").encode()
        return {
            name: secret in front.ask("/for_subscribers/", cookie=cookie).body
            for name, cookie in cookies.items()
        }

    before = {"ends": True, "begins": False, "given": True, "pass ends": True}
    assert seen(both.nginx) == seen(both.python) == before
    time.sleep(max(0, turn - time.time()) + 0.1)
    after = {"ends": False, "begins": True, "given": False, "pass ends": False}
    assert seen(both.nginx) == seen(both.python) == after


def test_a_pass_that_is_taken_back_opens_nothing_from_then_on(both):
    ada = a_pass(SUBSCRIBED, id="D" * 22, account="ada")
    ben = a_pass(SUBSCRIBED, id="E" * 22, account="ben")
    secret, revoker = secret_of("for_subscribers"), Revoker(both.data)
    assert all_show(both, "/for_subscribers/", secret, cookie=ada)
    assert all_show(both, "/for_subscribers/", secret, cookie=ben)

    revoker.revoke("D" * 22, runs_out=NOW + LONGEST)
    assert not all_show(both, "/for_subscribers/", secret, cookie=ada)
    assert all_show(both, "/for_subscribers/", secret, cookie=ben)

    revoker.revoke_account("ben", now=NOW)
    revoker.forget(now=NOW)  # the list begins anew
    assert not all_show(both, "/for_subscribers/", secret, cookie=ben)
    assert not all_show(both, "/for_subscribers/", secret, cookie=ada)


def test_keys_that_are_renewed_count_at_once(both):
    fresh = Key("k3", b"z" * 32)
    old, new = a_pass(SUBSCRIBED), a_pass(SUBSCRIBED, ring=KeyRing(fresh))
    secret = secret_of("for_subscribers")
    assert not all_show(both, "/for_subscribers/", secret, cookie=new)

    write_keys(both.data, KeyRing(fresh, (RING.current,)))
    Revoker(both.data).keys_changed()
    assert all_show(both, "/for_subscribers/", secret, cookie=new)
    assert all_show(both, "/for_subscribers/", secret, cookie=old)
    assert both.nginx.ask("/metered/").headers["set-cookie"].startswith("octavo_guest=g1.k3.")

    for nonsense in ('{"k3": "zz"}', "[]", '{"k3": "ab"}', "", '{"K3": "' + "ab" * 32 + '"}'):
        (both.data / "pass-keys.json").write_text(nonsense)
        Revoker(both.data).keys_changed()
        assert not all_show(both, "/for_subscribers/", secret, cookie=new)

    write_keys(both.data, RING)
    Revoker(both.data).keys_changed()
    assert not all_show(both, "/for_subscribers/", secret, cookie=new)
    assert all_show(both, "/for_subscribers/", secret, cookie=old)


def test_another_meter_counts_at_once(both):
    one = a_guest(opened("1"))
    for most, has_opened in ((1, False), (2, True), (0, False)):
        write_meter(both.data / "meter.json", Meter(most, 5, METER.turns))
        Revoker(both.data).keys_changed()
        assert all_show(both, "/metered/", secret_of("metered"), cookie=one) is has_opened
    write_meter(both.data / "meter.json", METER)
    Revoker(both.data).keys_changed()


def test_whatever_is_written_both_doors_agree_after_each_change(both):
    """A hundred changes drawn by chance; after each one every page is asked for."""
    chance, holds = Random(11), []
    names = list(ITEMS)
    acts: list[Callable[[], object]] = [
        lambda: _put_some(both, chance, names),
        lambda: holds.append(both.store.hold([f"of:{chance.choice(names)}"], now=time.time())),
        lambda: both.store.free(holds.pop(), now=time.time()) if holds else None,
        lambda: both.store.sweep(now=time.time()),
        lambda: both.store.drop_all() if chance.random() < 0.2 else None,
        lambda: both.store.drop_outdated(now=time.time()),
    ]
    for _ in range(100):
        chance.choice(acts)()
        name = chance.choice(names)
        asked = [f"/{one}/" for one in chance.sample(names, 6)] + [f"/{name}/"]
        for path in asked:
            one, other = both.python.ask(path), both.nginx.ask(path)
            assert alike(one, other), (path, one, other)


def _put_some(both: Both, chance: Random, names: list[str]) -> None:
    word = f"word {chance.randrange(1000)}"
    pages = {one: a_page_called(one, both.store, word=word) for one in chance.sample(names, 3)}
    named = {f"/{name}/": (frozenset({f"of:{name}"}), page) for name, page in pages.items()}
    both.store.put(named, began=both.store.began(), now=time.time())
