"""Looks at counting: whether what the doors write down is gathered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from octavo.readership.policy import STANDS_STILL_AFTER
from octavo.readership.standing import standing
from octavo.readership.tasks import folder
from octavo.website.doctor.findings import Finding, note, well, wrong


def examine(*, now: datetime) -> Iterator[Finding]:
    """The folder, what waits in it, and what was damaged."""
    found = standing(folder())
    if not found.is_writable:
        said = f"Nothing can be written to {folder()}: what is read is not counted."
        yield wrong("counting", said, "Make the folder writable for the user who runs octavo.")
    elif found.waits_since is not None and now - found.waits_since > STANDS_STILL_AFTER:
        minutes = int((now - found.waits_since).total_seconds() // 60)
        said = f"What was read has waited to be gathered for {minutes} minutes."
        yield wrong("counting", said, "Nothing is lost; see above why nobody works.")
    else:
        yield well("counting", "What is read is counted and gathered.")
    if found.damaged:
        said = f"{found.damaged} lines of tallies were damaged, the last in {found.damaged_in}."
        yield note("tallies", said, "They are not in the sums. Look at the disk if it goes on.")
