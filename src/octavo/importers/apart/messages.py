"""What the two processes say to each other: one request, one answer, each with its length first."""

from __future__ import annotations

import pickle
import struct
from typing import Any, BinaryIO

from octavo.importers import errors
from octavo.importers.errors import CopyUnreadable

READ = "read"
GAVE_OUT = errors.ReadingGaveOut.__name__
_LENGTH = struct.Struct("!Q")


def send(stream: BinaryIO, message: object) -> None:
    packed = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(packed)))
    stream.write(packed)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """The next message; EOFError when the other end is gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    length = _LENGTH.unpack(head)[0]
    packed = stream.read(length)
    if len(packed) < length:
        raise EOFError
    # Both ends are our own code; what a file holds is only ever a string in here.
    return pickle.loads(packed)  # noqa: S301


def error_of(name: str) -> type[CopyUnreadable]:
    """The class of an error that the other end named."""
    found = getattr(errors, name, CopyUnreadable)
    return found if issubclass(found, CopyUnreadable) else CopyUnreadable
