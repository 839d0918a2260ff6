"""What the door does not know goes to Django whole and clean, and comes back as it was sent."""

from __future__ import annotations

import asyncio
import json
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from tests.door.conftest import Line, serving_at
from tests.door.counting.reading import FIREFOX, tallied

from octavo.door.back import Back
from octavo.door.counting import FOLDER, Tally, TallyFile
from octavo.door.files import Files

CONTENT = bytes(range(256)) * 1000
HOST = "Host: magazine.example\r\n"


async def django(scope, receive, send) -> None:
    """Stands for Django: says what it was asked, or names a file."""
    size = 0
    while True:
        message = await receive()
        size += len(message.get("body", b""))
        if not message.get("more_body"):
            break
    if scope["path"].endswith(".epub"):
        headers = [
            (b"x-octavo-file", b"editions/" + scope["path"].encode().lstrip(b"/")),
            (b"content-type", b"application/epub+zip"),
            (b"etag", b'"abc"'),
            (b"content-length", b"0"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        return await send({"type": "http.response.body", "body": b""})
    if scope["path"].startswith("/counted/"):
        status = int(scope["path"].rpartition("/")[2])
        headers = [(b"x-octavo-count", b'[["read","article:7","opened"],["view",3]]')]
        headers.append((b"content-length", b"0"))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        return await send({"type": "http.response.body", "body": b""})
    named = {name.decode(): value.decode() for name, value in scope["headers"]}
    said = {"method": scope["method"], "path": scope["raw_path"].decode(), "size": size, **named}
    headers = [(b"set-cookie", b"a=1"), (b"set-cookie", b"b=2"), (b"connection", b"keep-alive")]
    await send({"type": "http.response.start", "status": 201, "headers": headers})
    for part in (json.dumps(said).encode(), b"\n" * 300_000):
        await send({"type": "http.response.body", "body": part, "more_body": True})
    return await send({"type": "http.response.body", "body": b""})


@contextmanager
def django_at(path: str) -> Iterator[uvicorn.Server]:
    config = uvicorn.Config(django, uds=path, lifespan="off", log_level="critical", loop="asyncio")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()))
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield server
    finally:
        server.should_exit = server.force_exit = True
        thread.join(timeout=10)


@pytest.fixture
def path() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        yield f"{folder}/back"


@pytest.fixture
def port(door, path, tmp_path) -> Iterator[int]:
    (tmp_path / "editions").mkdir()
    (tmp_path / "editions/18.epub").write_bytes(CONTENT)
    (tmp_path.parent / "secret.epub").write_bytes(b"secret")
    with django_at(path), serving_at(door, Back(path, Files(tmp_path))) as port:
        yield port


def ask(port: int, request: str) -> tuple[int, dict[str, str], bytes]:
    line = Line(port)
    line.send(request)
    found = line.answer(has_body=not request.startswith("HEAD"))
    line.socket.close()
    return found


def said(port: int, request: str) -> dict[str, object]:
    """What Django says it was asked. Its answer comes in chunks, and is read to its end."""
    line = Line(port)
    line.send(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", 1))
    head, _, body = line.file.read().partition(b"\r\n\r\n")
    assert b" 201 " in head.splitlines()[0]
    assert head.lower().count(b"set-cookie") == 2
    assert body.count(b"\n") > 300_000
    return json.loads(body[body.index(b"{") : body.index(b"}") + 1])


def test_a_form_arrives_whole_with_the_address_of_its_sender(port):
    form = "a=1&b=2"
    found = said(port, f"POST /form?x=1 HTTP/1.1\r\n{HOST}Content-Length: 7\r\n\r\n{form}")

    assert found["method"] == "POST"
    assert found["path"] == "/form"
    assert (found["size"], found["content-length"]) == (7, "7")
    assert found["x-octavo-peer"] == "127.0.0.1"


def test_what_a_sender_makes_up_for_us_does_not_get_through(port):
    headers = "X-Octavo-Peer: 10.0.0.1\r\nX_Octavo_Peer: 10.0.0.2\r\nX-Octavo-File: x\r\nX_Y: 1\r\n"
    headers += "Connection: keep-alive, X-Private\r\nX-Private: 1\r\nX-Fine: 1\r\n"
    found = said(port, f"GET /x HTTP/1.1\r\n{HOST}{headers}\r\n")

    ours = {name for name in found if name.startswith(("x-", "x_", "connection"))}
    assert ours == {"x-octavo-peer", "x-fine"}
    assert found["x-octavo-peer"] == "127.0.0.1"


def test_a_large_upload_arrives_whole(port):
    size = 5_000_000
    body = "x" * size

    found = said(port, f"POST /up HTTP/1.1\r\n{HOST}Content-Length: {size}\r\n\r\n{body}")

    assert found["size"] == size


def test_a_connection_to_django_is_used_again_and_may_have_been_closed(door, path, tmp_path):
    with serving_at(door, Back(path, Files(tmp_path))) as port:
        for _ in range(2):
            with django_at(path):
                for _ in range(3):
                    assert said(port, f"GET /x HTTP/1.1\r\n{HOST}\r\n")["method"] == "GET"
            Path(path).unlink(missing_ok=True)


def test_while_django_is_away_the_answer_says_so(door, path, tmp_path):
    with serving_at(door, Back(path, Files(tmp_path))) as port:
        status, headers, body = ask(port, f"GET /x HTTP/1.1\r\n{HOST}\r\n")

    assert (status, headers["retry-after"], headers["cache-control"]) == (502, "2", "no-store")
    assert body == b"The magazine is just being started. Please try again.\n"


def test_a_slow_sender_is_not_passed_on(port, path):
    """Three hundred of them hold connections of the door, and none of Django's."""
    slow = [Line(port) for _ in range(100)]
    for line in slow:
        line.send(f"POST /x HTTP/1.1\r\n{HOST}Content-Length: 100\r\n\r\nabc")

    assert said(port, f"GET /x HTTP/1.1\r\n{HOST}\r\n")["method"] == "GET"
    for line in slow:
        line.socket.close()


def a_file(port: int, *headers: str, name: str = "18.epub", method: str = "GET"):
    more = "".join(f"{header}\r\n" for header in headers)
    return ask(port, f"{method} /{name} HTTP/1.1\r\n{HOST}{more}\r\n")


def test_a_file_comes_whole_and_says_that_it_has_parts(port):
    status, headers, body = a_file(port)

    assert (status, body) == (200, CONTENT)
    assert headers["accept-ranges"] == "bytes"
    assert headers["content-type"] == "application/epub+zip"
    assert "x-octavo-file" not in headers


@pytest.mark.parametrize(
    ("asked", "begin", "end"),
    [("0-0", 0, 1), ("0-99", 0, 100), ("255990-", 255_990, 256_000), ("-7", 255_993, 256_000),
     ("100-999999999", 100, 256_000), ("-999999999", 0, 256_000)],
)  # fmt: skip
def test_a_part_of_a_file_can_be_asked_for(port, asked, begin, end):
    status, headers, body = a_file(port, f"Range: bytes={asked}")

    assert (status, body) == (206, CONTENT[begin:end])
    assert headers["content-range"] == f"bytes {begin}-{end - 1}/256000"


@pytest.mark.parametrize("asked", ["256000-", "999999-", "-0"])
def test_a_part_that_is_not_there_is_said_to_be_none(port, asked):
    status, headers, body = a_file(port, f"Range: bytes={asked}")

    assert (status, headers["content-range"], body) == (416, "bytes */256000", b"")


@pytest.mark.parametrize(
    "asked", ["bytes=5-2", "bytes=0-1,5-6", "lines=0-1", "bytes=-", "bytes=a-b"]
)
def test_what_makes_no_sense_as_a_part_gets_the_whole(port, asked):
    assert a_file(port, f"Range: {asked}")[2] == CONTENT


def test_a_part_is_sent_only_of_the_file_that_was_begun(port):
    begun = ("Range: bytes=0-9",)

    assert a_file(port, *begun, 'If-Range: "abc"')[0] == 206
    assert a_file(port, *begun, 'If-Range: "old"')[0] == 200
    assert a_file(port, *begun, 'If-Range: W/"abc"')[0] == 200


def test_the_head_of_a_file_is_sent_without_it(port):
    status, headers, _ = a_file(port, method="HEAD")

    assert (status, headers["content-length"]) == (200, "256000")


def test_no_file_elsewhere_is_sent(port):
    assert a_file(port, name="../../secret.epub")[0] == 404
    assert a_file(port, name="none.epub")[0] == 404


def test_what_django_says_is_to_be_counted_is_counted_here_and_goes_no_further(
    door, path, tmp_path
):
    """What was refused, asked for ahead, or only looked at, nobody reads."""
    tally = Tally(TallyFile(tmp_path / FOLDER), hosts=["magazine.example"])
    agent = f"User-Agent: {FIREFOX[1].decode()}\r\n"
    with django_at(path), serving_at(door, Back(path, Files(tmp_path), tally)) as port:
        for method, status, more in (
            ("GET", 200, "Referer: https://magazine.example/\r\n"),
            ("GET", 304, ""),
            ("GET", 404, ""),
            ("GET", 500, ""),
            ("HEAD", 200, ""),
            ("POST", 200, "Content-Length: 0\r\n"),
            ("GET", 200, "Sec-Purpose: prefetch\r\n"),
        ):
            found = ask(port, f"{method} /counted/{status} HTTP/1.1\r\n{HOST}{agent}{more}\r\n")
            assert found[0] == status
            assert "x-octavo-count" not in found[1]
        ask(port, f"GET /counted/200 HTTP/1.1\r\n{HOST}User-Agent: curl/8\r\n\r\n")
    tally.close(now=0)

    assert dict(tallied(tmp_path)) == {
        ("read", "article:7", "opened", "inside"): 1,
        ("read", "article:7", "opened", ""): 1,
        ("view", 3): 2,
    }
