"""What the door sends: one variant in one encoding, with its headers, as bytes for the line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from octavo.core.access import Counted, counted
from octavo.door.store import Made, Page

Headers = list[tuple[bytes, bytes]]


class Head(NamedTuple):
    """Every header but the date: as ASGI wants them, and as the bytes that go over the line."""

    pairs: Headers
    lines: bytes


class Answer(NamedTuple):
    """What is sent. `whole` is the lines of the head, an empty one and the body, to be written.

    `own` is a line of the head that belongs to this answer alone; it is written before them.
    """

    status: int
    head: Head
    whole: bytes
    own: bytes = b""

    @property
    def pairs(self) -> Headers:
        """Every header but the date."""
        if not self.own:
            return self.head.pairs
        name, _, value = self.own.rstrip(b"\r\n").partition(b": ")
        return [(name, value), *self.head.pairs]

    @property
    def body(self) -> bytes:
        """What follows the head; empty for HEAD, and where nothing has changed."""
        return self.whole[len(self.head.lines) + 2 :]


@dataclass(slots=True, eq=False)
class Ready:
    """One variant in one encoding. `found` is None while its body is not in memory.

    `counted` is what is counted when it is sent, None for nothing.
    """

    etag: bytes
    head: Head
    asked_head: Answer
    unchanged: Answer
    blob: tuple[str, int, int]
    counted: Counted | None = None
    found: Answer | None = None


def with_line(line: bytes, answer: Answer) -> Answer:
    """The answer with another header, given as a line of the head."""
    return Answer(answer.status, answer.head, answer.whole, line)


def made_ready(page: Page, made: Made, encoding: str, *, is_shared: bool) -> Ready:
    """That variant in that encoding; `is_shared` says that it is the same for everybody."""
    begin, size = made.bodies[encoding]
    etag = f'"{made.etag}{"-" if encoding else ""}{encoding}"'
    lines = [("etag", etag), *_kept(page, is_shared=is_shared)]
    unchanged = _head(lines)
    if encoding:
        lines.append(("content-encoding", encoding))
    head = _head([*lines, *made.headers, ("content-length", str(size))])
    return Ready(
        etag.encode(),
        head,
        Answer(200, head, head.lines + b"\r\n"),
        Answer(304, unchanged, unchanged.lines + b"\r\n"),
        (made.blob, begin, size),
        counted(page.item, made.shows),
    )


def _kept(page: Page, *, is_shared: bool) -> list[tuple[str, str]]:
    """Who may keep the answer: shared caches only what is the same for everybody.

    Either way it is asked for again each time, since a page may change at any moment. A cache that
    can be told of changes goes by the surrogate key.
    """
    if is_shared:
        return [
            ("cache-control", "public, no-cache"),
            ("vary", "Accept-Encoding"),
            ("surrogate-key", page.surrogate_key),
        ]
    return [("cache-control", "private, no-cache"), ("vary", "Accept-Encoding, Cookie")]


def _head(headers: Iterable[tuple[str, str]]) -> Head:
    pairs = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    return Head(pairs, b"".join(b"%s: %s\r\n" % pair for pair in pairs))
