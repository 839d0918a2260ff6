"""Passes on what the door does not know to Django, over a local socket with kept connections.

A request is sent on only when all of it has come: whoever sends slowly holds a connection of ours,
never a thread of Django's. A reader who takes the answer slowly makes us read it slowly.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from tempfile import SpooledTemporaryFile
from typing import Any

from httptools import HttpParserError, HttpResponseParser

from octavo.core.access import SAID_IN
from octavo.door.asgi import Receive, Scope, Send, target_of
from octavo.door.asking import is_reading
from octavo.door.counting import Tally
from octavo.door.files import NAMED_IN, Files
from octavo.door.limits import MOST_BODY_BYTES

FILE = NAMED_IN.lower().encode()
COUNT = SAID_IN.lower().encode()
PEER = b"x-octavo-peer"
OURS = b"x-octavo-"
# What is said to the next one on the line alone.
HOP_BY_HOP = frozenset(
    b"connection keep-alive proxy-connection proxy-authenticate te trailer transfer-encoding"
    b" upgrade expect".split()
)
MOST_AT_ONCE = 64
IN_MEMORY = 1_000_000  # bytes of a body; more is laid on the disk
CHUNK = 65_536
WAITS_FOR_PLACE = 30.0  # seconds
WAITS_FOR_ANSWER = 300.0  # seconds; the newsroom reads large files while somebody waits
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class BackAway(Exception):
    """Django does not answer: it is being started, or has just died."""


class Back:
    """An ASGI application that asks the server at that socket; what it says is counted."""

    def __init__(self, socket: str, files: Files, tally: Tally | None = None) -> None:
        self._socket = socket
        self._files = files
        self._tally = tally
        self._idle: list[Connection] = []
        self._places = asyncio.Semaphore(MOST_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            size = await _whole(receive, body)
            if size is None:
                return
            if size > MOST_BODY_BYTES:
                return await say(send, 413, "That is more than can be sent.")
            try:
                async with asyncio.timeout(WAITS_FOR_PLACE):
                    await self._places.acquire()
            except TimeoutError:
                return await say(send, 503, "The magazine is very busy. Please try again.")
            try:
                await self._pass_on(scope, body, size, send)
            finally:
                self._places.release()

    async def _pass_on(self, scope: Scope, body: Any, size: int, send: Send) -> None:
        head = request_head(scope, size)
        try:
            async with self._answer(head, body, is_safe=scope["method"] in SAFE) as answer:
                self._count(scope, answer)
                if answer.file is not None:
                    return await self._files.send(answer.file, answer.headers, scope, send)
                start = {"type": "http.response.start", "status": answer.status}
                await send(start | {"headers": answer.headers})
                is_head = scope["method"] == "HEAD"
                async for chunk in answer.chunks(has_body=not is_head):
                    more = {"type": "http.response.body", "body": chunk, "more_body": True}
                    await send(more)
                await send({"type": "http.response.body", "body": b""})
        except BackAway:
            await say(send, 502, "The magazine is just being started. Please try again.")
        except FileNotFoundError:
            await say(send, 404, "This file is not there any more.")
        except TimeoutError:
            await say(send, 504, "The magazine took too long. Please try again.")

    def _count(self, scope: Scope, answer: BackAnswer) -> None:
        """Count what Django says was read or heard, if somebody gets it."""
        if not answer.count or self._tally is None or answer.status >= 400:
            return
        headers = dict(scope["headers"])
        if is_reading(scope["method"].encode("ascii"), headers):
            self._tally.said(answer.count, headers)

    @asynccontextmanager
    async def _answer(self, head: bytes, body: Any, *, is_safe: bool) -> AsyncIterator[BackAnswer]:
        """The answer as far as its headers; its connection is kept if all of it was read.

        One that was kept may have been closed meanwhile: what changes nothing is then asked again.
        """
        while True:
            connection, is_fresh = await self._connection(may_be_kept=is_safe)
            answer = BackAnswer(connection[0])
            try:
                body.seek(0)
                await _write(connection[1], head, body)
                async with asyncio.timeout(WAITS_FOR_ANSWER):
                    await answer.read_head()
            except TimeoutError:
                connection[1].close()
                raise
            except (OSError, HttpParserError) as trouble:
                connection[1].close()
                if is_fresh:
                    raise BackAway from trouble
                continue
            break
        try:
            yield answer
        finally:
            if answer.is_whole and answer.is_kept:
                self._idle.append(connection)
            else:
                connection[1].close()

    async def _connection(self, *, may_be_kept: bool) -> tuple[Connection, bool]:
        while may_be_kept and self._idle:
            connection = self._idle.pop()
            if not connection[0].at_eof():
                return connection, False
            connection[1].close()
        try:
            return await asyncio.open_unix_connection(self._socket, limit=CHUNK), True
        except OSError as trouble:
            raise BackAway from trouble


class BackAnswer:
    """What comes back, parsed by httptools as it comes."""

    def __init__(self, reader: asyncio.StreamReader) -> None:
        self._reader = reader
        self._parser = HttpResponseParser(self)
        self._chunks: list[bytes] = []
        self._has_head = False
        self.is_whole = False
        self.is_kept = False
        self.headers: list[tuple[bytes, bytes]] = []
        self.file: bytes | None = None
        self.count = b""

    @property
    def status(self) -> int:
        return int(self._parser.get_status_code())

    def on_header(self, name: bytes, value: bytes) -> None:
        """One header; those for us alone and for this connection go no further."""
        name = name.lower()
        if name == FILE:
            self.file = value
        elif name == COUNT:
            self.count = value
        elif name not in HOP_BY_HOP and name not in {b"date", b"server"}:
            self.headers.append((name, value))

    def on_headers_complete(self) -> None:
        """The head is whole."""
        self._has_head = True
        self.is_kept = self._parser.should_keep_alive()

    def on_body(self, body: bytes) -> None:
        """A part of the body."""
        self._chunks.append(body)

    def on_message_complete(self) -> None:
        """The body is whole."""
        self.is_whole = True

    async def read_head(self) -> None:
        """Read until the headers are known."""
        while not self._has_head:
            await self._read()

    async def chunks(self, *, has_body: bool) -> AsyncIterator[bytes]:
        """The body, part by part."""
        if not has_body:  # the parser cannot know that none comes
            self.is_whole = True
            return
        while True:
            for chunk in self._chunks:
                yield chunk
            self._chunks.clear()
            if self.is_whole:
                return
            await self._read()

    async def _read(self) -> None:
        read = await self._reader.read(CHUNK)
        if not read:
            message = "The connection ended before the answer did."
            raise ConnectionResetError(message)
        self._parser.feed_data(read)


def request_head(scope: Scope, size: int) -> bytes:
    """The request as Django's server gets it: with its sender, and without what is not for it.

    A name with an underscore would be read as one with a hyphen, so none is passed on.
    """
    peer = (scope.get("client") or ("", 0))[0]
    lines = [b"%s %s HTTP/1.1" % (scope["method"].encode("ascii"), target_of(scope))]
    lines += [b"%s: %s" % pair for pair in _passed_on(scope["headers"])]
    lines.append(b"%s: %s" % (PEER, peer.encode("ascii")))
    if size or scope["method"] not in SAFE:
        lines.append(b"content-length: %d" % size)
    return b"\r\n".join(lines) + b"\r\n\r\n"


def _passed_on(headers: Iterable[tuple[bytes, bytes]]) -> Iterable[tuple[bytes, bytes]]:
    headers = list(headers)
    named = b",".join(value for name, value in headers if name == b"connection").lower()
    dropped = HOP_BY_HOP | {b"content-length"} | {one.strip() for one in named.split(b",")}
    for name, value in headers:
        if name not in dropped and b"_" not in name and not name.startswith(OURS):
            yield name, value


async def _whole(receive: Receive, body: Any) -> int | None:
    """Take in the whole body; return its size, None when its sender has gone."""
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        part = message.get("body", b"")
        size += len(part)
        if size <= MOST_BODY_BYTES:
            body.write(part)
        if not message.get("more_body", False):
            return size


async def _write(writer: asyncio.StreamWriter, head: bytes, body: Any) -> None:
    writer.write(head)
    while chunk := body.read(CHUNK):
        writer.write(chunk)
        await writer.drain()
    await writer.drain()


async def say(send: Send, status: int, sentence: str) -> None:
    """One sentence as the whole answer."""
    text = f"{sentence}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", b"%d" % len(text)),
        (b"cache-control", b"no-store"),
    ]
    if status in {502, 503}:
        headers.append((b"retry-after", b"2"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text})
