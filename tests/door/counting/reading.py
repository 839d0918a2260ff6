"""What the tests of counting share: a reader's request, and what a folder of tallies comes to."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from octavo.door.counting import ENDING, FOLDER, Damaged, read_line

FIREFOX = (b"user-agent", b"Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0")
HOST = (b"host", b"magazine.example")


def tallied(data: Path) -> Counter:
    """How often each event stands in the tallies of a data folder. Lines cut off do not count."""
    found: Counter = Counter()
    for path in (data / FOLDER).glob(f"*{ENDING}"):
        content = path.read_bytes()
        for line in content[: content.rfind(b"\n") + 1].splitlines():
            try:
                counts = read_line(line).counts
            except Damaged as trouble:
                message = f"{path}: {line!r}"
                raise AssertionError(message) from trouble
            for event, count in counts:
                found[event] += count
    return found
