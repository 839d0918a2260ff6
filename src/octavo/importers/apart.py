"""The process in which risky files are parsed: limited memory and time, nothing to lose.

Run as `python -m octavo.importers.apart`; it answers requests on its standard input until that is
closed or nothing has come for a while. `importers.guarded` is the other end.
"""

from __future__ import annotations

import os
import pickle
import resource
import select
import struct
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from octavo.importers import docx, errors, html, markdown
from octavo.importers.errors import CopyUnreadable, ReadingGaveOut
from octavo.importers.kinds import Kind

MOST_MEMORY = 400_000_000  # bytes of address space
MOST_SECONDS = 20  # of the processor, for one file
IDLE_SECONDS = 120
_LENGTH = struct.Struct("!Q")

READERS: dict[Kind, Callable[..., Any]] = {
    "docx": docx.read,
    "html": html.read,
    "markdown": markdown.read,
}


def send(stream: BinaryIO, message: object) -> None:
    """Write one message, its length first."""
    packed = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(packed)))
    stream.write(packed)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read one message; EOFError when the other end is gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    packed = stream.read(_LENGTH.unpack(head)[0])
    # Both ends are our own code; what a file holds is only ever a string in here.
    return pickle.loads(packed)  # noqa: S301


def answer(kind: Kind, name: str, content: bytes) -> tuple[str, Any]:
    """What the reader made of the file, or which error it raised and with which sentence."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + MOST_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    try:
        return "read", READERS[kind](content, name=name)
    except CopyUnreadable as trouble:
        return type(trouble).__name__, str(trouble)
    except (MemoryError, RecursionError):
        return ReadingGaveOut.__name__, ""


def error_of(name: str) -> type[CopyUnreadable]:
    """The class of an error that the process named."""
    found = getattr(errors, name, CopyUnreadable)
    return found if issubclass(found, CopyUnreadable) else CopyUnreadable


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a parser prints must not get among the answers
    while select.select([incoming], [], [], IDLE_SECONDS)[0]:
        try:
            kind, name, content = receive(incoming)
        except EOFError:
            return
        found = answer(kind, name, content)
        send(outgoing, found)
        if found[0] == ReadingGaveOut.__name__:
            return


if __name__ == "__main__":
    main()
