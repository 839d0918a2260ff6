"""Has risky files read in a process of their own, which may die without harm.

HTML, Markdown and Word files are parsed by libraries that a hostile file can make slow or large.
One warm process reads them all, one after the other; when it dies or goes beyond its limits, the
file gets an error and the next file a new process.
"""

from __future__ import annotations

import atexit
import os
import select
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import BinaryIO, cast

from octavo.core.manuscript.document import Manuscript
from octavo.importers.apart.messages import GAVE_OUT, READ, error_of, receive, send
from octavo.importers.copy import RawCopy
from octavo.importers.errors import ReadingGaveOut
from octavo.importers.kinds import Kind

RISKY: frozenset[Kind] = frozenset({"html", "markdown", "docx"})
MOST_RESIDENT = 380_000_000  # bytes; where the system does not enforce the limit, we watch
MOST_SECONDS = 30  # on the clock, for one file
_LOOK = 0.05  # seconds between looks at a process that is taking its time
_FILES_EACH = 500  # after which a process is replaced, so that what libraries leak stays small


class _Process:
    """The reading process: started when first needed, replaced when it is gone."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._files = 0

    def read(self, content: bytes, *, name: str, kind: Kind) -> RawCopy | Manuscript:
        with self._lock:
            for is_last in (False, True):
                running = self._started()
                try:
                    send(cast(BinaryIO, running.stdin), (kind, name, content))
                    self._files += 1
                    return self._answer(running, name)
                except BrokenPipeError:
                    # It went idle between two files: that is nobody's fault but its age.
                    self.stop()
                    if is_last:
                        raise _gave_out(name) from None
        raise _gave_out(name)

    def stop(self) -> None:
        running, self._running = self._running, None
        if running is not None and self._owner == os.getpid():
            running.kill()
            running.wait()
            for stream in (running.stdin, running.stdout):
                if stream:
                    stream.close()

    def _started(self) -> subprocess.Popen[bytes]:
        is_ours = self._owner == os.getpid()
        if self._files >= _FILES_EACH and is_ours:
            self.stop()
        if self._running is None or not is_ours or self._running.poll() is not None:
            self._running = subprocess.Popen(
                # -P: a folder of copy may hold files that are named like our modules.
                [sys.executable, "-P", "-m", "octavo.importers.apart"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONHASHSEED": "0"},  # the same file reads the same way
            )
            self._owner, self._files = os.getpid(), 0
        return self._running

    def _answer(self, running: subprocess.Popen[bytes], name: str) -> RawCopy | Manuscript:
        if not _comes(running):
            self.stop()
            raise _gave_out(name)
        try:
            kind, found = receive(cast(BinaryIO, running.stdout))
        except EOFError:
            if running.wait() == 0:
                raise BrokenPipeError from None
            self.stop()
            raise _gave_out(name) from None
        if kind == READ:
            return found
        if kind == GAVE_OUT:
            self.stop()
            raise _gave_out(name)
        error = error_of(kind)
        raise error.said(found)


def read(content: bytes, *, name: str, kind: Kind) -> RawCopy | Manuscript:
    """Have the file read apart. Raises what its reader raises, or `ReadingGaveOut`."""
    return _PROCESS.read(content, name=name, kind=kind)


def stop() -> None:
    """End the reading process; the next risky file starts a new one."""
    _PROCESS.stop()


def _comes(running: subprocess.Popen[bytes]) -> bool:
    """Whether an answer comes before the process takes too much time or memory."""
    answers = select.poll()  # unlike select it takes any file number, as a busy server has them
    answers.register(cast(BinaryIO, running.stdout), select.POLLIN)
    until = time.monotonic() + MOST_SECONDS
    while time.monotonic() < until:
        if answers.poll(_LOOK * 1000):
            return True
        if running.poll() is not None or _resident(running.pid) > MOST_RESIDENT:
            return False
    return False


def _resident(pid: int) -> int:
    """Bytes of memory that the process holds; nought where the system does not tell."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _gave_out(name: str) -> ReadingGaveOut:
    return ReadingGaveOut(
        name, "could not be read: it takes more time or memory than any article does."
    )


_PROCESS = _Process()
atexit.register(stop)
