"""The door: what it sends of a variant, in which encoding, and what is not sent again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.door.conftest import Line, serving_at
from tests.door.stock import NOW, TEASER, TEXT, a_made, a_pass, an_item, ask, headers_of

from octavo.core.access import Variant
from octavo.door.door import Door
from octavo.door.store import Made, Page


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
