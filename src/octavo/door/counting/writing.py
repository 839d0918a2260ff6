"""The file of one writer: lines are only added, by one process, under a name of its own.

The writer holds a lock on it for as long as it lives, so that others see when it is gone.
"""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
from contextlib import suppress
from pathlib import Path

FOLDER, ENDING = "reads", ".tally"  # below the data folder
MOST_BYTES = 4_000_000  # then another file is begun


class TallyFile:
    """Where one process writes. The file is made with the first line."""

    def __init__(self, folder: Path, *, of: str = "door", most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._of = of
        self._most_bytes = most_bytes
        self._handle: int | None = None
        self._size = 0

    def write(self, line: bytes) -> None:
        """Add one line, all of it or nothing. Raises OSError where that cannot be done.

        No reader takes up a line without its end, so what is there of it can be cut off again.
        """
        if self._handle is not None and os.fstat(self._handle).st_nlink == 0:
            self.close()  # somebody has taken the file away
        handle = self._begin() if self._handle is None else self._handle
        if os.write(handle, line) < len(line):
            os.ftruncate(handle, self._size)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._size += len(line)
        if self._size > self._most_bytes:
            self.close()

    def close(self) -> None:
        """Let go of the file; the next line begins another one."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle, self._size = None, 0

    def _begin(self) -> int:
        """A new file that is ours. Who takes finished files away may be there before our lock."""
        self._folder.mkdir(parents=True, exist_ok=True)
        while self._handle is None:
            name = f"{self._of}-{os.getpid()}-{secrets.token_hex(8)}{ENDING}"
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC
            handle = os.open(self._folder / name, flags, 0o640)
            fcntl.flock(handle, fcntl.LOCK_EX)
            if os.fstat(handle).st_nlink:
                self._handle, self._size = handle, 0
            else:
                with suppress(OSError):
                    os.close(handle)
        return self._handle
