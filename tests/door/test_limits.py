"""What a sender may do: everything beyond it is refused with a sentence, and costs little."""

from __future__ import annotations

import socket
import time

import pytest
from tests.door.conftest import Line

from octavo.door import protocol

OPEN = "GET /open/ HTTP/1.1\r\nHost: magazine.example\r\n"


def test_sixteen_kilobytes_of_headers_are_enough(line):
    line.send(OPEN + f"X-Long: {'a' * 15_000}\r\n\r\n")
    assert line.answer()[0] == 200

    line.send(OPEN + f"Cookie: {'a' * 17_000}\r\n\r\n")
    assert line.answer()[0] == 431
    assert line.is_closed()


def test_a_header_that_never_ends_is_refused_before_it_is_whole(line):
    line.send(OPEN + "Cookie: ")
    sent = 0
    try:
        for _ in range(2000):
            line.send("a" * 4096)
            sent += 4096
            time.sleep(0.0005)
    except OSError:
        pass
    assert sent < 4_000_000  # what the kernels hold in between


def test_a_hundred_headers_are_enough(line):
    line.send(OPEN + "".join(f"X-{n}: 1\r\n" for n in range(99)) + "\r\n")
    assert line.answer()[0] == 200

    line.send(OPEN + "".join(f"X-{n}: 1\r\n" for n in range(100)) + "\r\n")
    assert line.answer()[0] == 431
    assert line.is_closed()


def test_four_kilobytes_of_address_are_enough(line):
    line.send(f"GET /{'a' * 4000} HTTP/1.1\r\nHost: magazine.example\r\n\r\n")
    assert line.answer()[2].startswith(b"behind GET")

    line.send(f"GET /{'a' * 5000} HTTP/1.1\r\nHost: magazine.example\r\n\r\n")
    assert line.answer()[0] == 414
    assert line.is_closed()


@pytest.mark.parametrize(
    "head",
    [
        "GET /open/ HTTP/1.1\r\n\r\n",
        OPEN + "Host: other.example\r\n\r\n",
        OPEN + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
        OPEN + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
        OPEN + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n",
        OPEN + "Transfer-Encoding: xchunked\r\n\r\n",
        OPEN + "Content-Length: +3\r\n\r\n",
        OPEN + " folded: yes\r\n\r\n",
        OPEN + "Bad Name: x\r\n\r\n",
        OPEN + "X: a\x00b\r\n\r\n",
        "NONSENSE\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(line, head):
    line.send(head)

    assert line.answer()[0] == 400
    assert line.is_closed()


@pytest.fixture
def impatient(monkeypatch) -> None:
    """The same deadlines, in less time."""
    monkeypatch.setattr(protocol, "HEAD_WITHIN", 0.5)
    monkeypatch.setattr(protocol, "IDLE", 1.5)


@pytest.mark.usefixtures("impatient")
def test_a_head_that_comes_too_slowly_is_not_waited_for(line):
    line.send(OPEN)
    for _ in range(30):
        try:
            line.send("X: 1\r\n")
        except OSError:
            break
        time.sleep(0.1)
    else:
        pytest.fail("three seconds were waited for a head")


@pytest.mark.usefixtures("impatient")
def test_a_body_that_comes_too_slowly_is_not_waited_for(line):
    line.send("POST /x HTTP/1.1\r\nHost: magazine.example\r\nContent-Length: 100000\r\n\r\nabc")

    assert line.is_closed()


@pytest.mark.usefixtures("impatient")
def test_a_connection_that_only_waits_is_closed(line):
    line.send(OPEN + "\r\n")
    assert line.answer()[0] == 200
    began = time.monotonic()

    assert line.is_closed()
    assert time.monotonic() - began > 0.4


def test_pipelined_requests_are_answered_in_their_order(line):
    """Also where some come from the store and others from behind it."""
    for path in ("/open/", "/one", "/open/", "/two", "/locked/", "/open/"):
        line.send(f"GET {path} HTTP/1.1\r\nHost: magazine.example\r\n\r\n")

    bodies = [line.answer()[2] for _ in range(6)]

    whole, behind = b"all of the text", b"behind GET %s 0\n"
    expected = [whole, behind % b"/one", whole, behind % b"/two", b"its beginning", whole]
    assert bodies == expected


def test_many_in_one_packet_are_answered_in_their_order(line):
    paths = ["/open/", "/a", "/open/"] * 10
    line.send("".join(f"GET {path} HTTP/1.1\r\nHost: magazine.example\r\n\r\n" for path in paths))

    bodies = [line.answer()[2] for _ in paths]

    assert bodies == [b"all of the text", b"behind GET /a 0\n", b"all of the text"] * 10


def test_a_request_may_come_byte_by_byte(line):
    line.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for letter in OPEN + "Accept-Encoding: br\r\n\r\n":
        line.send(letter)

    assert line.answer()[2] == b"all of the text"


def test_a_body_goes_behind_the_door_whole(line):
    line.send("POST /form HTTP/1.1\r\nHost: magazine.example\r\nTransfer-Encoding: chunked\r\n\r\n")
    line.send("5\r\nhello\r\n4\r\n you\r\n0\r\n\r\n" + OPEN + "\r\n")

    assert line.answer()[2] == b"behind POST /form 9\n"
    assert line.answer()[2] == b"all of the text"


def test_a_body_of_a_page_is_thrown_away(line):
    line.send(OPEN + "Content-Length: 5\r\n\r\nhello" + OPEN + "\r\n")

    assert line.answer()[2] == b"all of the text"
    assert line.answer()[2] == b"all of the text"


def test_who_does_not_read_is_not_sent_more(port, door):
    """Whoever asks a thousand times and takes nothing makes the door hold little."""
    line = Line(port)
    line.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    request = (OPEN + "\r\n") * 50
    line.socket.settimeout(1)
    sent = 0
    try:
        for _ in range(4000):
            line.send(request)
            sent += 50
    except OSError:
        pass
    assert sent < 200_000
    line.socket.close()


def test_a_line_is_kept_or_closed_as_was_asked(port):
    kept = Line(port)
    for _ in range(3):
        kept.send(OPEN + "\r\n")
        assert kept.answer()[0] == 200
    kept.send(OPEN + "Connection: close\r\n\r\n")
    status, headers, _ = kept.answer()
    assert (status, headers["connection"]) == (200, "close")
    assert kept.is_closed()

    old = Line(port)
    old.send("GET /open/ HTTP/1.0\r\nHost: magazine.example\r\n\r\n")
    assert old.answer()[2] == b"all of the text"
    assert old.is_closed()
