"""How often one presses something to cancel, and to have one’s money back: in a real browser."""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.figures import RESULTS, ROOT, Figure, figure

JOURNEYS, CHOSEN = "tests/journeys/selling/test_subscribing.py", "two_clicks"
WORDS = RESULTS / "clicks.json"  # written by the journeys
GOAL, LONGEST_S = 2, 1800


def measure() -> list[Figure]:
    """Counted from the page of one’s own subscriptions on: links and buttons, not typing."""
    WORDS.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", JOURNEYS, "-k", CHOSEN]
    subprocess.run(command, cwd=ROOT, check=True, timeout=LONGEST_S)
    counted = json.loads(WORDS.read_text())
    return [
        figure(name, counted[name], "clicks", goal=GOAL, better="lower")
        for name in ("clicks.cancel", "clicks.guarantee")
    ]
