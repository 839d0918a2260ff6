"""Files that Django has granted, sent without it: whole or a range of them, never all in memory."""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO, NamedTuple

from octavo.door.answers import Headers
from octavo.door.asgi import Scope, Send

# In the WSGI environment of a request: whoever asks takes a file's name in place of its bytes, in
# this header, seen from the data folder.
SENDS_FILES = "octavo.sends_files"
NAMED_IN = "X-Octavo-File"
CHUNK = 65_536
MOST_DIGITS = 15


class Span(NamedTuple):
    """The bytes `[begin, end)` of a file."""

    begin: int
    end: int


class Unsatisfiable(Exception):
    """A range that begins behind the end of the file."""


_RANGE = re.compile(
    rf"bytes\s*=\s*(\d{{0,{MOST_DIGITS}}})\s*-\s*(\d{{0,{MOST_DIGITS}}})\s*", re.ASCII
)


def span_of(asked: str, size: int) -> Span | None:
    """The part that a Range header asks for; None where the whole file is the right answer.

    That is so for several ranges at once, other units, and what makes no sense. Raises
    Unsatisfiable for a part that is not there.
    """
    found = _RANGE.fullmatch(asked)
    if found is None or found.group(1) == found.group(2) == "":
        return None
    first, last = found.groups()
    if not first:
        count = int(last)
        if count == 0 or size == 0:
            raise Unsatisfiable
        return Span(max(0, size - count), size)
    begin = int(first)
    if last and int(last) < begin:
        return None
    if begin >= size:
        raise Unsatisfiable
    return Span(begin, min(size, int(last) + 1) if last else size)


class Files:
    """Sends files below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    async def send(self, name: bytes, headers: Headers, scope: Scope, send: Send) -> None:
        """Send the file, or the part of it that is asked for. `headers` are those of Django.

        Raises FileNotFoundError for what is not there, or lies elsewhere.
        """
        path = (self._folder / name.decode("utf-8")).resolve()
        if not path.is_relative_to(self._folder):
            raise FileNotFoundError(path)
        with path.open("rb") as file:
            size = path.stat().st_size
            kept = [pair for pair in headers if pair[0] not in _OF_THE_BODY]
            status, span, said = _answer(dict(scope["headers"]), dict(kept), size)
            length = (b"content-length", b"%d" % (span.end - span.begin))
            start = {"type": "http.response.start", "status": status}
            await send(start | {"headers": [*kept, *said, length]})
            if scope["method"] != "HEAD":
                file.seek(span.begin)
                await _send_part(file, span.end - span.begin, send)
            await send({"type": "http.response.body", "body": b""})


_OF_THE_BODY = {b"content-length", b"content-encoding", b"accept-ranges"}
_TAKES_RANGES = (b"accept-ranges", b"bytes")


def _answer(
    asked: dict[bytes, bytes], ours: dict[bytes, bytes], size: int
) -> tuple[int, Span, Headers]:
    """Status, part and headers of the answer."""
    wanted = asked.get(b"range")
    whole = Span(0, size)
    if wanted is None or not _is_same(asked.get(b"if-range"), ours):
        return 200, whole, [_TAKES_RANGES]
    try:
        span = span_of(wanted.decode("latin-1"), size)
    except Unsatisfiable:
        return 416, Span(0, 0), [_TAKES_RANGES, (b"content-range", b"bytes */%d" % size)]
    if span is None:
        return 200, whole, [_TAKES_RANGES]
    said = b"bytes %d-%d/%d" % (span.begin, span.end - 1, size)
    return 206, span, [_TAKES_RANGES, (b"content-range", said)]


def _is_same(if_range: bytes | None, ours: dict[bytes, bytes]) -> bool:
    """Whether a part is asked for of the very file that we have; a weak tag does not say so."""
    if if_range is None:
        return True
    if if_range.startswith(b"W/"):
        return False
    return if_range in {ours.get(b"etag"), ours.get(b"last-modified")}


async def _send_part(file: BinaryIO, count: int, send: Send) -> None:
    while count and (chunk := file.read(min(CHUNK, count))):
        count -= len(chunk)
        await send({"type": "http.response.body", "body": chunk, "more_body": True})
