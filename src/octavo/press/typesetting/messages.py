"""What the two processes say to each other: a line of JSON, then bytes of the lengths it names."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, BinaryIO

LENGTHS = "lengths"


def send(stream: BinaryIO, head: dict[str, Any], bodies: Sequence[bytes] = ()) -> None:
    line = json.dumps({**head, LENGTHS: [len(body) for body in bodies]})
    stream.write(line.encode() + b"\n")
    for body in bodies:
        stream.write(body)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], list[bytes]]:
    """The next message; EOFError when the other end is gone."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        raise EOFError
    head = json.loads(line)
    return head, [_exactly(stream, length) for length in head.pop(LENGTHS)]


def _exactly(stream: BinaryIO, length: int) -> bytes:
    body = stream.read(length)
    if len(body) < length:
        raise EOFError
    return body
