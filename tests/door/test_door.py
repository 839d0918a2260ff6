"""The door: who gets which variant, in which encoding, and what is not sent again."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.door.conftest import Line, serving_at
from tests.door.stock import a_made, an_item

from octavo.core.access import Granted, Item, Reader, Right, Variant, decide
from octavo.core.passes import Pass, sign
from octavo.door.answers import Answer
from octavo.door.door import Door
from octavo.door.passes import Believer, Revoker, make_keys
from octavo.door.store import Made, Page, Store
from octavo.door.variants import choose

NOW = int(time.time())
HOST = (b"host", b"magazine.example")
TEXT, TEASER = b"all of the text", b"its beginning"


def a_pass(door_data: Path, *rights: str, since: int = NOW - 60, **said: object) -> bytes:
    """The cookie of a reader with these rights."""
    keys = make_keys(door_data / "pass-keys.json")
    values = {"id": "A" * 22, "account": "ada", "issued_at": since, "expires_at": since + 3600}
    given = Pass(**values | said, rights=rights)
    return b"octavo_pass=" + sign(given, keys).encode()


def ask(
    door: Door, target: bytes, *headers: tuple[bytes, bytes], now: float = NOW, **said
) -> Answer:
    return door.find(said.get("method", b"GET"), target, dict([HOST, *headers]), now=now)


@pytest.fixture
def data(store: Store) -> Path:
    make_keys(store.folder.parent / "pass-keys.json")
    return store.folder.parent


def headers_of(answer: Answer) -> dict[bytes, bytes]:
    return dict(answer.pairs)


def test_ada_who_subscribes_reads_all_and_cleo_the_beginning(data, door):
    ada = a_pass(data, f"s:{NOW - 9}:{NOW + 999}:d")

    assert ask(door, b"/locked/", (b"cookie", ada)).body == TEXT
    assert ask(door, b"/locked/").body == TEASER
    assert ask(door, b"/open/").body == TEXT


def test_ben_whose_term_is_over_reads_the_beginning_from_that_second_on(data, door):
    ben = (b"cookie", a_pass(data, f"s:{NOW - 9}:{NOW + 5}:d"))

    assert ask(door, b"/locked/", ben, now=NOW + 4.9).body == TEXT
    assert ask(door, b"/locked/", ben, now=NOW + 5).body == TEASER


def test_a_pass_that_has_run_out_is_believed_no_longer(data, door):
    ada = (b"cookie", a_pass(data, f"s:{NOW - 9}::d"))

    assert ask(door, b"/locked/", ada, now=NOW + 3539.9).body == TEXT
    assert ask(door, b"/locked/", ada, now=NOW + 3540).body == TEASER


def test_a_forged_pass_shows_what_nobody_s_shows(data, door):
    ada = a_pass(data, f"s:{NOW - 9}::d")

    for forged in (
        ada[:-1] + b"!",
        ada.replace(b"ada", b"eve"),
        b"octavo_pass=",
        b"octavo_pass=..",
    ):
        assert ask(door, b"/locked/", (b"cookie", forged)).body == TEASER


def test_a_pass_is_found_among_other_cookies_and_only_under_its_name(data, door):
    ada = a_pass(data, f"s:{NOW - 9}::d")

    assert ask(door, b"/locked/", (b"cookie", b"a=1; " + ada + b"; b=2")).body == TEXT
    assert ask(door, b"/locked/", (b"cookie", b"no_" + ada)).body == TEASER
    assert ask(door, b"/locked/", (b"cookie", b"a=1; no_" + ada)).body == TEASER


def test_a_pass_taken_back_is_believed_no_longer_at_the_next_request(data, door, store):
    ada = (b"cookie", a_pass(data, f"s:{NOW - 9}::d"))
    assert ask(door, b"/locked/", ada).body == TEXT

    Revoker(data).revoke("A" * 22, runs_out=NOW + 3600)
    assert ask(door, b"/locked/", ada).body == TEASER


def test_all_passes_of_an_account_can_be_taken_back(data, door, store):
    ada = (b"cookie", a_pass(data, f"s:{NOW - 9}::d"))
    assert ask(door, b"/locked/", ada).body == TEXT

    Revoker(data).revoke_account("ada", now=NOW)
    later = a_pass(data, f"s:{NOW - 9}::d", since=NOW + 1)

    assert ask(door, b"/locked/", ada).body == TEASER
    assert ask(door, b"/locked/", (b"cookie", later), now=NOW + 2).body == TEXT
    Revoker(data).forget(now=NOW + 90_000)
    assert ask(door, b"/locked/", (b"cookie", later), now=NOW + 2).body == TEXT


def test_a_key_that_is_taken_away_takes_its_passes_along(data, door, store):
    ada = (b"cookie", a_pass(data, f"s:{NOW - 9}::d"))
    assert ask(door, b"/locked/", ada).body == TEXT

    (data / "pass-keys.json").write_text('{"k2": "%s"}' % ("ab" * 32))
    Revoker(data).keys_changed()
    assert ask(door, b"/locked/", ada).body == TEASER

    (data / "pass-keys.json").write_text("no keys")
    Revoker(data).keys_changed()
    assert ask(door, b"/locked/", ada).body == TEASER


def test_keys_are_made_once_and_for_their_owner_alone(tmp_path):
    path = tmp_path / "pass-keys.json"

    assert make_keys(path) == make_keys(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_somebody_has_is_not_sent_again_after_the_variant_is_decided(data, door):
    """A lapsed reader who holds the whole page's tag gets the teaser."""
    ada = (b"cookie", a_pass(data, f"s:{NOW - 9}:{NOW + 5}:d"))
    tag = headers_of(ask(door, b"/locked/", ada))[b"etag"]
    has = (b"if-none-match", tag)

    assert ask(door, b"/locked/", ada, has).status == 304
    assert ask(door, b"/locked/", ada, (b"if-none-match", b'"x", W/' + tag)).status == 304
    lapsed = ask(door, b"/locked/", ada, has, now=NOW + 5)
    assert (lapsed.status, lapsed.body) == (200, TEASER)


def test_only_what_is_the_same_for_all_may_be_kept_by_others(data, door):
    shared, own = ask(door, b"/open/"), ask(door, b"/locked/")

    assert headers_of(shared)[b"cache-control"] == b"public, no-cache"
    assert headers_of(shared)[b"surrogate-key"] == b"article-lamp"
    assert headers_of(own)[b"cache-control"] == b"private, no-cache"
    assert headers_of(own)[b"vary"] == b"Accept-Encoding, Cookie"
    assert b"surrogate-key" not in headers_of(own)


def test_a_page_says_its_length_to_who_asks_for_its_head(door):
    answer = ask(door, b"/open/", method=b"HEAD")

    assert (answer.status, answer.body) == (200, b"")
    assert headers_of(answer)[b"content-length"] == b"15"


@pytest.mark.parametrize(
    "target", [b"/open/?utm_source=letter&utm_medium=mail", b"/open/?fbclid=x", b"/open/?"]
)
def test_where_somebody_came_from_changes_nothing(door, target):
    assert ask(door, target).body == TEXT


@pytest.mark.parametrize(
    "target",
    [b"/open/?page=2", b"/open/?utm_source=x&page=2", b"/op%65n/", b"/open", b"//open/", b"*", b""],
)
def test_any_other_address_is_for_somebody_else(door, target):
    assert ask(door, target) is None


def test_other_methods_and_other_hosts_are_for_somebody_else(door):
    assert ask(door, b"/open/", method=b"POST") is None
    assert door.find(b"GET", b"/open/", {b"host": b"evil.example"}, now=NOW) is None
    ours = door.find(b"GET", b"/open/", {b"host": b"Magazine.Example:8000"}, now=NOW)
    assert ours is not None
    assert ours.body == ask(door, b"/open/").body


def test_behind_a_proxy_only_who_came_by_https_is_answered(store):
    door = Door(store.folder.parent, store.folder, hosts=["magazine.example"], only_https=True)

    assert ask(door, b"/open/") is None
    assert ask(door, b"/open/", (b"x-forwarded-proto", b"http")) is None
    assert ask(door, b"/open/", (b"x-forwarded-proto", b"https")).body == TEXT


def test_a_browser_gets_the_smallest_form_that_it_takes(store, door):
    blob = store.blobs.keep(b"BBZZZGGGGPPPPP")
    bodies = {"br": (0, 2), "zstd": (2, 3), "gzip": (5, 4), "": (9, 5)}
    page = Page(an_item(), {Variant.FULL: Made((), "tag", blob, bodies)})
    store.put({"/p/": (frozenset(), page)}, began=store.began(), now=0)

    def sent(accepted: bytes) -> tuple[bytes, bytes | None]:
        answer = ask(door, b"/p/", (b"accept-encoding", accepted))
        return answer.body, headers_of(answer).get(b"content-encoding")

    assert sent(b"gzip, deflate, br, zstd") == (b"BB", b"br")
    assert sent(b"gzip, zstd") == (b"ZZZ", b"zstd")
    assert sent(b"GZIP;q=0.5, br;q=0") == (b"GGGG", b"gzip")
    assert sent(b"*") == (b"BB", b"br")
    assert sent(b"*;q=0, identity") == (b"PPPPP", None)
    assert sent(b"") == (b"PPPPP", None)
    tags = {
        headers_of(ask(door, b"/p/", (b"accept-encoding", e)))[b"etag"]
        for e in (b"br", b"", b"gzip")
    }
    assert len(tags) == 3


def test_a_changed_page_is_seen_at_the_next_request(store, door):
    assert ask(door, b"/open/").body == TEXT

    page = Page(an_item(), {Variant.FULL: a_made(store, "another text")})
    store.put({"/open/": (frozenset(), page)}, began=store.began(), now=0)
    assert ask(door, b"/open/").body == b"another text"

    store.hold(["everything"], now=NOW)
    assert ask(door, b"/open/") is None


def test_a_page_that_holds_until_a_second_is_not_sent_from_then_on(store, door):
    page = Page(an_item(), {Variant.FULL: a_made(store, "today")}, until=NOW + 10)
    store.put({"/front/": (frozenset(), page)}, began=store.began(), now=0)

    assert ask(door, b"/front/", now=NOW + 9.9).body == b"today"
    assert ask(door, b"/front/", now=NOW + 10) is None


def test_what_has_not_appeared_is_for_somebody_else_until_it_has(store, door):
    item = an_item(embargoed_until=datetime.fromtimestamp(NOW + 10, UTC))
    page = Page(item, {Variant.FULL: a_made(store, "secret")})
    store.put({"/secret/": (frozenset(), page)}, began=store.began(), now=0)

    assert ask(door, b"/secret/", now=NOW + 9.9) is None
    assert ask(door, b"/secret/", now=NOW + 10).body == b"secret"


def test_a_page_whose_bytes_are_gone_is_for_somebody_else(store, door):
    for path in store.blobs.all():
        path.unlink()

    assert ask(door, b"/open/") is None


def test_the_plain_adapter_gives_the_same_answers(data, door):
    ada = a_pass(data, f"s:{NOW - 9}::d").decode()
    asked = [
        "GET /open/ HTTP/1.1\r\nHost: magazine.example\r\n\r\n",
        "HEAD /open/?utm_x=1 HTTP/1.1\r\nHost: magazine.example\r\n\r\n",
        f"GET /locked/ HTTP/1.1\r\nHost: magazine.example\r\nCookie: {ada}\r\n\r\n",
        "GET /locked/ HTTP/1.1\r\nHost: magazine.example\r\n\r\n",
        "GET /other?x=1 HTTP/1.1\r\nHost: magazine.example\r\n\r\n",
        "GET /open/ HTTP/1.1\r\nHost: magazine.example\r\nIf-None-Match: *\r\n\r\n",
    ]

    def answers(*, is_plain: bool) -> list[tuple[int, dict[str, str], bytes]]:
        with serving_at(door, is_plain=is_plain) as port:
            found = []
            for request in asked:
                line = Line(port)
                line.send(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))
                status, headers, body = line.answer(has_body=not request.startswith("HEAD"))
                del headers["date"]
                headers.pop("server", None)
                found.append((status, headers, body))
                line.socket.close()
            return found

    assert answers(is_plain=True) == answers(is_plain=False)


_INSTANTS = st.integers(-5, 5).map(
    lambda n: datetime.fromtimestamp(NOW, UTC) + timedelta(seconds=n)
)
_RIGHTS = st.builds(
    Right,
    kind=st.sampled_from(["subscriber"]),
    since=_INSTANTS,
    until=st.none() | _INSTANTS,
    formats=st.sampled_from([frozenset({"digital"}), frozenset({"print"})]),
)
_ITEMS = st.builds(
    Item,
    kind=st.sampled_from(["article", "issue"]),
    key=st.just("x"),
    published_at=st.none() | _INSTANTS,
    access=st.sampled_from(["open", "registered", "subscribers"]),
    opens_at=st.none() | _INSTANTS,
    embargoed_until=st.none() | _INSTANTS,
)


@given(
    item=_ITEMS,
    rights=st.lists(_RIGHTS, max_size=3).map(tuple),
    is_registered=st.booleans(),
    asked=st.floats(-6, 6),
    later=st.floats(0, 12),
)
def test_a_remembered_choice_is_what_would_be_decided_as_long_as_it_holds(
    item, rights, is_registered, asked, later
):
    reader = Reader(is_registered=is_registered, rights=rights)
    choice = choose(reader, item, now=NOW + asked)
    then = NOW + asked + later
    if then >= choice.until:
        return
    decision = decide(reader, item, datetime.fromtimestamp(then, UTC))
    variant = decision.variant if isinstance(decision, Granted) else decision.shows

    assert (variant, decision.is_granted) == (choice.variant, choice.is_granted)


@given(shown=st.text(max_size=700))
def test_whatever_is_shown_nobody_is_let_in_by_it(tmp_path_factory, shown):
    folder = tmp_path_factory.mktemp("passes")
    make_keys(folder / "pass-keys.json")
    believer = Believer(folder)
    believer.catch_up()

    assert believer.holder(shown, now=NOW) is None


def test_who_may_be_signed_in_is_led_to_django_for_a_pass(data, door):
    """There a session is known; the door knows passes alone."""
    forged = b"octavo_pass=1.k1.x"

    for cookie in (b"session=abc", forged + b"; session=abc", b"__Host-session=abc"):
        assert ask(door, b"/locked/", (b"cookie", cookie)) is None
        assert ask(door, b"/open/", (b"cookie", cookie)).body
    assert ask(door, b"/locked/", (b"cookie", b"no_session=abc")).body == TEASER


def test_a_pass_without_room_for_all_rights_is_asked_about_behind_the_door(data, door):
    full = (b"cookie", a_pass(data, "i9:1::d", "+"))
    enough = (b"cookie", a_pass(data, f"s:{NOW - 9}::d", "+"))

    assert ask(door, b"/locked/", full) is None
    assert ask(door, b"/locked/", enough).body == TEXT


def test_who_says_to_be_a_search_engine_is_led_to_django(door):
    """It knows from where that search engine comes; the name alone could be anybody's."""
    crawler = (b"user-agent", b"Mozilla/5.0 (compatible; bingbot/2.0)")

    assert ask(door, b"/locked/", crawler) is None
    assert ask(door, b"/open/", crawler).body
