"""A line of a tally: its checksum, and in JSON so many of each event.

<eight hexadecimal digits> {"at": 1764500000, "counts": [[["read", "article:7", …], 3], …]}
"""

from __future__ import annotations

import json
from binascii import crc32
from collections.abc import Iterable
from typing import NamedTuple

from octavo.core.access import Event

_CHECKSUM = 9  # letters before the JSON: eight of the checksum and a space
MOST_OF_ONE = 10**9  # what is more than that in one second was never counted
LATEST = 2**33  # of a line's second; what lies behind it is no time


class Line(NamedTuple):
    """When it was written, in seconds since 1970, and how many of each event."""

    at: int
    counts: tuple[tuple[Event, int], ...]


class Damaged(ValueError):
    """A line that nobody has written so."""


def written(at: float, counts: Iterable[tuple[Event, int]]) -> bytes:
    """The line as it stands in the file, with its end."""
    said = json.dumps(
        {"at": int(at), "counts": [[list(event), count] for event, count in counts]},
        separators=(",", ":"),
    ).encode("ascii")
    return b"%08x %s\n" % (crc32(said), said)


def read_line(line: bytes) -> Line:
    """What a line says, with or without its end. Raises Damaged."""
    said = line.rstrip(b"\n")[_CHECKSUM:]
    if line[:_CHECKSUM] != b"%08x " % crc32(said):
        message = "The checksum is another."
        raise Damaged(message)
    try:
        found = json.loads(said)
        at, counts = found["at"], found["counts"]
        line_ = Line(at, tuple((tuple(event), count) for event, count in counts))
    except (ValueError, TypeError, KeyError) as trouble:
        message = "It is no tally."
        raise Damaged(message) from trouble
    if not (_is_whole(at, LATEST) and all(_is_count(*pair) for pair in line_.counts)):
        message = "It counts what cannot be counted."
        raise Damaged(message)
    return line_


def _is_count(event: Event, count: object) -> bool:
    words = all(isinstance(word, str | int) for word in event)
    return bool(event) and words and _is_whole(count, MOST_OF_ONE) and count != 0


def _is_whole(number: object, most: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= most
