"""A folder of an issue's own while it is set. What a killed build leaves, the next one takes away.

The process that made a folder holds a lock on it, which ends with the process however that ends.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

PREFIX = "octavo-issue-"
CLAIMED_WITHIN = 60  # seconds; whoever makes a folder locks it at once


class OwnFolder:
    """The folder, which is there until it is taken away or its process has ended."""

    def __init__(self) -> None:
        sweep()
        self._folder = tempfile.TemporaryDirectory(prefix=PREFIX)
        self.path = Path(self._folder.name)
        self._lock: int | None = _opened(self.path)
        fcntl.flock(self._lock, fcntl.LOCK_EX)

    def take_away(self) -> None:
        """Twice does no harm."""
        self._folder.cleanup()
        lock, self._lock = self._lock, None
        if lock is not None:
            os.close(lock)


def sweep(*, now: float | None = None) -> int:
    """Take away the folders that nobody holds any more; return how many those were."""
    before = (time.time() if now is None else now) - CLAIMED_WITHIN
    left = [it for it in Path(tempfile.gettempdir()).glob(f"{PREFIX}*") if _is_left(it, before)]
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)  # another build may be taking it away, too
    return len(left)


def _is_left(folder: Path, before: float) -> bool:
    """Whether it is ours, older than that, and of a process that has ended."""
    with suppress(OSError):  # it has gone, or is another user's, or somebody holds it
        lock = _opened(folder)
        try:
            found = os.fstat(lock)
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        finally:
            os.close(lock)
        return found.st_uid == os.getuid() and found.st_mtime < before
    return False


def _opened(folder: Path) -> int:
    """The folder itself: a link of that name may lead anywhere."""
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
