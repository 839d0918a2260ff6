"""Who may not see a page gets not one sentence of what is held back, whatever they send."""

from __future__ import annotations

import gzip
import socket
from itertools import product

import brotli
import pytest
import zstandard
from tests.door.edge.world import ITEMS, READERS, secret_of

pytestmark = pytest.mark.alone

HELD_BACK = (
    "for_accounts", "for_subscribers", "with_advertisements", "of_issue_18", "wall_will_open",
    "metered_for_accounts", "metered_without_a_name", "under_embargo", "unpublished", "to_come",
    "spiked", "free_no_more", "free_later", "issue", "of_no_access", "of_no_kind",
)  # fmt: skip
MAY_NOT = (
    "nobody", "lapsed", "print alone", "not begun", "expired", "from tomorrow", "taken back",
    "account taken back", "foreign key", "forged", "odd 0", "odd 5", "would subscribe",
    "would subscribe beside", "pass as a guest", "without the space", "opened three",
)  # fmt: skip
# Of those some have an account, and may read what is for whoever has one.
LET_IN = frozenset(
    (name, reader)
    for name in ("for_accounts", "metered_for_accounts")
    for reader in ("lapsed", "print alone", "not begun")
)
PLAIN = "HTTP/1.1\r\nHost: magazine.example\r\n"
TRICKS = (
    "Range: bytes=0-2000",
    "Range: bytes=-500\r\nIf-Range: %(tag)s",
    "If-None-Match: %(tag)s",
    "If-Match: %(tag)s",
    "If-Modified-Since: Mon, 01 Jan 2024 00:00:00 GMT",
    "Accept-Encoding: br",
    "Accept-Encoding: gzip",
    "Accept-Encoding: zstd",
    "X-Original-URL: /open/\r\nX-Rewrite-URL: /open/",
    "X-HTTP-Method-Override: GET",
    "X-Accel-Redirect: /pages/pages.journal",
    "X-Octavo-Peer: 127.0.0.1\r\nX-Octavo-File: pages/pages.journal",
    "X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: localhost",
    "Sec-Purpose: prefetch",
    "User-Agent: Mozilla/5.0 (compatible; Googlebot/2.1)",
    "Upgrade: websocket\r\nConnection: Upgrade",
    "Expect: 100-continue",
    "Content-Length: 4\r\n\r\nabcd",
    "Cookie: octavo_pass=\r\nCookie: octavo_guest=g1",
    "Authorization: Bearer staff",
)
LINES = (
    "GET /%s/ ", "HEAD /%s/ ", "GET http://magazine.example/%s/ ", "GET /%s/?utm_source=x ",
    "GET //%s/ ", "GET /./%s/ ", "GET /open/../%s/ ", "GET /%s/index.html ", "GET /%s/%%00 ",
    "POST /%s/ ", "TRACE /%s/ ", "GET /%s/#x ", "GET /%s/;a=1 ",
)  # fmt: skip


def said_to(port: int, request: str) -> bytes:
    """All that comes back, as it is and unpacked."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(request.encode("latin-1"))
        got = b"".join(iter(lambda: line.recv(65_536), b""))
    head, _, body = got.partition(b"\r\n\r\n")
    unpacked = {
        b"br": brotli.decompress,
        b"gzip": gzip.decompress,
        b"zstd": lambda part: zstandard.ZstdDecompressor().decompressobj().decompress(part),
    }
    for name, unpack in unpacked.items():
        if b"content-encoding: " + name in head.lower() and body:
            got += unpack(body)
    return got


def test_not_one_sentence_leaves_for_who_may_not_see_it(both):
    leaks = []
    for name, reader in product(HELD_BACK, MAY_NOT):
        cookie = READERS[reader]
        said = f"Cookie: {cookie}\r\n" if cookie else ""
        if (name, reader) in LET_IN:
            continue
        got = said_to(both.nginx.port, f"GET /{name}/ {PLAIN}{said}Connection: close\r\n\r\n")
        leaks += [(name, reader)] if secret_of(name).encode() in got else []

    assert leaks == []


def test_no_header_and_no_spelling_of_an_address_changes_that(both):
    """With the tag of the whole page, too, which a reader may know who has read it before."""
    leaks = []
    for name, line in product(HELD_BACK, LINES):
        request = f"{line % name}{PLAIN}Connection: close\r\n\r\n"
        leaks += (
            [(name, line)] if secret_of(name).encode() in said_to(both.nginx.port, request) else []
        )
    for name, trick in product(HELD_BACK, TRICKS):
        tag = f'"{next(iter(tags_of(both, name)))}"'
        header = trick.replace("%(tag)s", tag)
        ends = "" if "\r\n\r\n" in header else "\r\nConnection: close\r\n\r\n"
        begin = f"GET /{name}/ {PLAIN}"
        if not ends:
            begin += "Connection: close\r\n"
        got = said_to(both.nginx.port, begin + header + ends)
        leaks += [(name, trick)] if secret_of(name).encode() in got else []

    assert leaks == []


def tags_of(both, name: str) -> list[str]:
    """The tags of all whole variants of that page."""
    from octavo.core.access import Variant
    from octavo.door.store.pages import read

    page = read(both.store.state().pages[f"/{name}/"])
    return [page.variants[Variant.FULL].etag]


def test_what_is_held_back_is_there_for_somebody(both):
    """Or the tests above would prove nothing."""
    shown = {
        name
        for name in HELD_BACK
        if secret_of(name).encode()
        in both.nginx.ask(f"/{name}/", cookie=READERS["subscriber"]).body
    }

    assert shown == set(HELD_BACK) - {
        *("under_embargo", "unpublished", "to_come", "spiked", "of_no_access", "of_no_kind")
    }
    assert set(HELD_BACK) <= set(ITEMS)


def test_a_second_request_hidden_in_a_body_is_not_answered(both):
    hidden = f"GET /open/ {PLAIN}Connection: close\r\n\r\n"
    request = f"GET /listing/ {PLAIN}Content-Length: {len(hidden)}\r\n\r\n{hidden}"
    with socket.create_connection(("127.0.0.1", both.nginx.port), timeout=20) as line:
        line.sendall(request.encode())
        line.settimeout(2)
        got = b""
        try:
            while part := line.recv(65_536):
                got += part
        except TimeoutError:
            pass

    assert secret_of("listing").encode() in got
    assert secret_of("open").encode() not in got
