"""Gathers tallies into the sums, each line exactly once, whoever is killed meanwhile.

How far a file is gathered is written in the same transaction as the sums. So either both are there
or neither is, and the next one goes on from there.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from octavo.door.counting import ENDING, Damaged, read_line
from octavo.readership.adding import add
from octavo.readership.models import TallyFile
from octavo.readership.policy import AT_ONCE, PORTION
from octavo.readership.sums import Sums

log = logging.getLogger("octavo.readership")


def gather(folder: Path, *, now: datetime, seconds: float = AT_ONCE) -> int:
    """Gather for so many seconds; return how many bytes that were."""
    ends, count = time.monotonic() + seconds, 0
    known = {row.name: row for row in TallyFile.objects.all()}
    for path in tallies(folder):
        if has_more(path, begins_at(path, known.get(path.name))):
            for size in _gather_file(path, now=now):
                count += size
                if time.monotonic() > ends:
                    return count
    return count


def tallies(folder: Path) -> list[Path]:
    """The files, in an order that stays."""
    return sorted(folder.glob(f"*{ENDING}"))


def has_more(path: Path, offset: int) -> bool:
    """Whether a whole line stands behind that place."""
    try:
        return path.stat().st_size > offset and _portion(path, offset)[1] > 0
    except FileNotFoundError:
        return False


def begins_at(path: Path, row: TallyFile | None) -> int:
    """From where on a file is to be gathered.

    One that was taken away and is there again was begun anew by its writer; unless nothing has come
    to it, because only a power cut has brought it back.
    """
    if row is None:
        return 0
    if not row.is_gone:
        return row.offset
    try:
        is_shorter = path.stat().st_size < row.offset
    except FileNotFoundError:
        return row.offset
    return 0 if is_shorter or has_more(path, row.offset) else row.offset


def _gather_file(path: Path, *, now: datetime) -> Iterator[int]:
    """Add portion after portion; yields how long each was."""
    while size := _gather_portion(path, now=now):
        yield size


@transaction.atomic
def _gather_portion(path: Path, *, now: datetime) -> int:
    row = _held(path, now=now)
    try:
        lines, size = _portion(path, row.offset)
    except FileNotFoundError:
        return 0
    if not size:
        return 0
    sums, damaged = Sums(ZoneInfo(settings.TIME_ZONE)), 0 if lines else 1
    for line in lines:
        try:
            sums.add(read_line(line))
        except Damaged as trouble:
            damaged += 1
            log.error("%s has a damaged line behind %d: %s", path, row.offset, trouble)  # noqa: TRY400
    add(sums)
    row.offset += size
    row.damaged += damaged
    row.read_at = now
    row.save()
    return size


def _held(path: Path, *, now: datetime) -> TallyFile:
    """The row of a file, until the transaction ends."""
    row, _is_new = TallyFile.objects.select_for_update().get_or_create(
        name=path.name, defaults={"read_at": now}
    )
    row.offset, row.is_gone = begins_at(path, row), False
    return row


def _portion(path: Path, offset: int) -> tuple[list[bytes], int]:
    """The whole lines from there on, and how long they are; no more than a portion.

    What is longer than a portion and has no end is no line: it is passed over without one.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        found = os.pread(handle, PORTION, offset)
    finally:
        os.close(handle)
    whole = found.rfind(b"\n") + 1
    if whole == 0 and len(found) == PORTION:
        return [], PORTION
    return found[:whole].splitlines(), whole
