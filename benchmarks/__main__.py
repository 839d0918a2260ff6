"""Runs the benchmarks of one area."""

from __future__ import annotations

import sys
from importlib import import_module

from benchmarks.figures import Figure, keep, table

AREAS = {
    "core": ("importing", "jobs", "serving", "starting"),
    "reading": ("reading", "searching"),
    "door": ("door.measuring",),
    "edge": ("edge.counting",),
    "editions": ("editions.measuring",),
    "narration": ("narration.measuring",),
    "payments": ("payments",),
    "terms": ("terms", "checkouts", "finding", "clicking"),
}


def main() -> int:
    """Measure, print, keep; return the exit status."""
    area = sys.argv[1] if len(sys.argv) == 2 else ""
    if area not in AREAS:
        print(f"Usage: python -m benchmarks AREA, where AREA is one of: {', '.join(AREAS)}.")
        return 2
    figures: list[Figure] = []
    for name in AREAS[area]:
        print(f"Measuring {name} ...", file=sys.stderr, flush=True)
        figures += import_module(f"benchmarks.{name}").measure()
    print(table(figures))
    print(f"Kept in {keep(area, figures)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
