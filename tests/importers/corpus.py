"""The import corpus: its cases, found by listing, and what octavo reads in each.

`python -m tests.importers.corpus [CASE...]` prints the table, or every miss of the named cases.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from tests.importers import scoreboard, scoring

from octavo.importers.listing import entry_of
from octavo.importers.reading import read_paths

FOLDER = Path(__file__).parent.parent / "golden" / "import"


@dataclass(frozen=True, slots=True)
class Case:
    """One file and what is expected of it; `kind` is the first word of its name."""

    name: str
    source: Path
    expected: scoring.Entry

    @property
    def kind(self) -> str:
        return self.name.partition("-")[0]


def cases(folder: Path = FOLDER) -> Iterator[Case]:
    """Each folder that holds a source, by name."""
    for expected in sorted(folder.glob("*/expected.json")):
        (source,) = expected.parent.glob("source.*")
        yield Case(expected.parent.name, source, json.loads(expected.read_text()))


def read(case: Case) -> scoring.Entry:
    """What a dry run lists for the case."""
    (imported,) = read_paths([case.source])
    entry: scoring.Entry = entry_of(imported)
    return entry


def scored(case: Case) -> scoring.Score:
    return scoring.score(read(case), case.expected, case=case.name, kind=case.kind)


def misses(case: Case) -> Iterator[str]:
    """All that is not as expected, for a person to look into."""
    actual, score = read(case), scored(case)
    yield f"== {case.name}: {score.body_words_right:.2%} of words"
    if score.error:
        yield f"  error: {score.error}"
    for name in (name for name, right in score.fields.items() if not right):
        key = "lead_image" if name == "credit" else name
        yield f"  {name}: {actual[key]!r} should be {case.expected[key]!r}"
    yield from (f"  furniture in the body: {line}" for line in score.furniture_in_body)
    yield from (f"  body in the set-aside: {line}" for line in score.body_in_set_aside)
    speakers = [block.get("speaker", "") for block in case.expected["blocks"]]
    wanted, came = (
        [
            f"{block['type']}: {' '.join(scoring.words_of(block, speakers))}"
            for block in entry["blocks"]
        ]
        for entry in (case.expected, actual)
    )
    differing = (line for line in unified_diff(wanted, came, n=0, lineterm=""))
    yield from (f"  {line}" for line in differing if not line.startswith(("---", "+++", "@@")))


def main(names: Sequence[str]) -> None:
    """Print the table of all cases, or the misses of some."""
    lines = [scoreboard.table([scored(case) for case in cases()])] if not names else []
    for case in cases():
        if case.name in names or "--misses" in names:
            lines.extend(misses(case))
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
