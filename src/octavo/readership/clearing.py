"""Takes away tallies that are gathered and whose writers are gone, later what is known of them.

A writer holds a lock on its file for as long as it lives. One that cannot opens its file by name
for each line: it may begin the file again, which is then gathered from its beginning.
"""

from __future__ import annotations

import fcntl
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from octavo.readership.gathering import begins_at, has_more, tallies
from octavo.readership.models import TallyFile
from octavo.readership.policy import REMEMBERED_FOR, TAKEN_AWAY_AFTER


def clear(folder: Path, *, now: datetime, after: timedelta = TAKEN_AWAY_AFTER) -> int:
    """Take away what nobody writes and nobody has to read any more; return how many files."""
    found = [path for path in tallies(folder) if _take_away(path, now=now, after=after)]
    there = {path.name for path in tallies(folder)}
    forgotten = TallyFile.objects.filter(read_at__lt=now - REMEMBERED_FOR)
    forgotten.exclude(name__in=there).delete()
    return len(found)


def _take_away(path: Path, *, now: datetime, after: timedelta) -> bool:
    try:
        handle = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        written_at = datetime.fromtimestamp(os.fstat(handle).st_mtime, UTC)
        row = TallyFile.objects.filter(name=path.name).first()
        if now - written_at < after or has_more(path, begins_at(path, row)):
            return False
        if row is not None:  # first: a file that outlives a power cut is not gathered again
            TallyFile.objects.filter(pk=row.pk).update(is_gone=True)
        path.unlink(missing_ok=True)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True
