"""Kills a process at a line of Octavo's own code that was drawn before, and keeps book."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

import octavo

OURS = str(Path(octavo.__file__).parent)


class Book:
    """What was asked for and what was answered, written so that no kill loses a line of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def write(self, said: str, act: str, payer: int) -> None:
        os.write(self._file, f"{said} {act} {payer}\n".encode())

    def read(self, said: str) -> set[tuple[str, int]]:
        lines = (line.split() for line in self.path.read_text().splitlines())
        return {(act, int(payer)) for word, act, payer in lines if word == said}


def send_again(
    book: Book, acts: Sequence[str], do: Callable[[str, int], None], *, payers: int
) -> None:
    """One payer after the other: those whose acts were begun first, then so many others."""
    from octavo.memberships.models import Subscriber

    done, asked = book.read("done"), book.read("ask")
    begun = {payer for _, payer in asked}
    waiting = [payer for payer in sorted(begun) if any((act, payer) not in done for act in acts)]
    rest = Subscriber.objects.exclude(pk__in=begun).order_by("pk")
    for payer in [*waiting, *rest.values_list("pk", flat=True)[:payers]]:
        for act in acts:
            if (act, payer) not in done:
                book.write("ask", act, payer)
                do(act, payer)
                book.write("done", act, payer)


def is_killed(work: Callable[[], None], *, line: int) -> bool:
    """Let a process work until it comes to that line of ours; whether it came there.

    The database must be left alone by this process until then.
    """
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            sys.settrace(_killer(line))
            work()
        except BaseException:  # nothing may go on as the parent would: it is told by the status
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        sys.exit("A process went wrong by itself.")
    return os.WIFSIGNALED(status)


def _killer(line: int) -> Any:
    left = iter(range(line))

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if not frame.f_code.co_filename.startswith(OURS):
            return None
        if event == "line" and next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    return trace
