"""A file to which lines are only added, and a counter by which readers see that there are more.

Each line is a record in JSON behind its checksum. The counter is eight bytes that all processes of
the machine have mapped: comparing it costs less than a tenth of a microsecond.
"""

from __future__ import annotations

import fcntl
import json
import mmap
import os
from binascii import crc32
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from octavo.door.store.blobs import sync_folder

Record = dict[str, Any]

_COUNTER_BYTES = 8
_CHECKSUM = 9  # letters before the JSON of a line: eight of the checksum and a space


class Journal:
    """The two files of that name in a folder, and the lock of whoever writes them."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.path = folder / f"{name}.journal"
        self._counter_path = folder / f"{name}.generation"
        self._lock_path = folder / f"{name}.lock"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else writes meanwhile, in this process or another. A killed writer lets go."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._lock_path.open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def add(self, records: Iterable[Record]) -> None:
        """Add records and tell the readers. Only for whoever is alone.

        What a killed writer left of a line is cut off first.
        """
        with self.path.open("a+b") as file:
            whole = _end_of_last_line(file.fileno())
            file.truncate(whole)
            file.write(b"".join(map(_line, records)))
            file.flush()
            os.fsync(file.fileno())
            if whole == 0:
                sync_folder(self.folder)
        self._count()

    def begin_anew(self, records: Iterable[Record]) -> None:
        """Put another file with these records in its place. Only for whoever is alone."""
        fresh = self.path.with_suffix(".fresh")
        with fresh.open("wb") as file:
            for record in records:
                file.write(_line(record))
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, self.path)
        sync_folder(self.folder)
        self._count()

    def counter(self) -> memoryview:
        """The counter, mapped: `counter()[0]` is how often something was added, as seen now."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(self._counter_path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if os.fstat(handle).st_size < _COUNTER_BYTES:
                os.ftruncate(handle, _COUNTER_BYTES)
            return memoryview(mmap.mmap(handle, _COUNTER_BYTES)).cast("Q")
        finally:
            os.close(handle)

    def _count(self) -> None:
        counter = self.counter()
        counter[0] += 1
        counter.release()


class Follower:
    """Reads a journal from its beginning, and from then on what was added."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._counter = journal.counter()
        self._seen = -1
        self._file: int | None = None
        self._read = 0

    def is_behind(self) -> bool:
        """Whether something was added since `news` was asked for."""
        return self._counter[0] != self._seen

    def news(self) -> tuple[bool, list[Record]]:
        """Whether the journal begins anew, and the records since the last time."""
        self._seen = self._counter[0]  # first: what is added from here on is news next time
        is_anew = self._reopen()
        if self._file is None:
            return is_anew, []
        size = os.fstat(self._file).st_size
        added = os.pread(self._file, max(0, size - self._read), self._read)
        whole = added.rfind(b"\n") + 1
        self._read += whole
        return is_anew, [_record(line) for line in added[:whole].splitlines()]

    def close(self) -> None:
        """Let go of the files."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
        self._counter.release()

    def _reopen(self) -> bool:
        """Open the file that has the name now, if that is another one than before."""
        try:
            now = self._journal.path.stat()
        except FileNotFoundError:
            now = None
        if now is not None and self._file is not None:
            before = os.fstat(self._file)
            if (now.st_ino, now.st_dev) == (before.st_ino, before.st_dev):
                return False
        had_one = self._file is not None
        if self._file is not None:
            os.close(self._file)
        self._file = None if now is None else os.open(self._journal.path, os.O_RDONLY)
        self._read = 0
        return had_one or now is not None


# A line that cannot be read may have dropped anything.
BROKEN: Record = {"drop": "all", "touched": "broken"}


def _line(record: Record) -> bytes:
    said = json.dumps(record, separators=(",", ":")).encode("ascii")
    return b"%08x %s\n" % (crc32(said), said)


def _record(line: bytes) -> Record:
    said = line[_CHECKSUM:]
    if line[:_CHECKSUM] != b"%08x " % crc32(said):
        return BROKEN
    record: Record = json.loads(said)
    return record


def _end_of_last_line(handle: int) -> int:
    """How many bytes are whole lines."""
    end = os.fstat(handle).st_size
    while end:
        begin = max(0, end - 65_536)
        found = os.pread(handle, end - begin, begin).rfind(b"\n")
        if found >= 0:
            return begin + found + 1
        end = begin
    return 0
