"""The reading process itself: it takes one file after the other, within its limits."""

from __future__ import annotations

import os
import resource
import select
import sys
from collections.abc import Callable
from typing import Any

from octavo.importers import docx, html, markdown
from octavo.importers.apart.messages import GAVE_OUT, READ, receive, send
from octavo.importers.errors import CopyUnreadable
from octavo.importers.kinds import Kind

MOST_MEMORY = 400_000_000  # bytes of address space
MOST_SECONDS = 20  # of the processor, for one file
IDLE_SECONDS = 120

READERS: dict[Kind, Callable[..., Any]] = {
    "docx": docx.read,
    "html": html.read,
    "markdown": markdown.read,
}


def answer(kind: Kind, name: str, content: bytes) -> tuple[str, Any]:
    """What the reader made of the file, or which error it raised and with which sentence."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + MOST_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    try:
        return READ, READERS[kind](content, name=name)
    except CopyUnreadable as trouble:
        return type(trouble).__name__, str(trouble)
    except (MemoryError, RecursionError):
        return GAVE_OUT, ""


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
        if found[0] == GAVE_OUT:
            return  # what is left of the memory is anybody's guess


if __name__ == "__main__":
    main()
