"""How counting stands: since when something waits to be gathered, and what was damaged."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.db.models import Sum

from octavo.door.counting import Damaged, read_line
from octavo.readership.gathering import begins_at, has_more, tallies
from octavo.readership.models import TallyFile

MOST_OF_A_LINE = 500_000


@dataclass(frozen=True, slots=True)
class Standing:
    """`waits_since` is when the oldest line was written that is not gathered; None without one."""

    is_writable: bool
    waits_since: datetime | None
    damaged: int
    damaged_in: str


def standing(folder: Path) -> Standing:
    """Look at every file, and at the first line of each that waits."""
    rows = {row.name: row for row in TallyFile.objects.all()}
    waiting = [_since(path, begins_at(path, rows.get(path.name))) for path in tallies(folder)]
    damaged = TallyFile.objects.filter(damaged__gt=0).order_by("-read_at")
    last = damaged.first()
    return Standing(
        is_writable=not folder.exists() or os.access(folder, os.R_OK | os.W_OK | os.X_OK),
        waits_since=min((at for at in waiting if at), default=None),
        damaged=damaged.aggregate(n=Sum("damaged"))["n"] or 0,
        damaged_in=last.name if last else "",
    )


def _since(path: Path, offset: int) -> datetime | None:
    """When the first line behind that place was written; of a damaged one, when the file was."""
    if not has_more(path, offset):
        return None
    try:
        with path.open("rb") as file:
            file.seek(offset)
            line = file.readline(MOST_OF_A_LINE)
        at: float = read_line(line).at
    except Damaged:
        at = path.stat().st_mtime
    except FileNotFoundError:
        return None
    return datetime.fromtimestamp(at, UTC)
