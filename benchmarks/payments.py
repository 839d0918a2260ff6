"""What shows that cards are charged rightly: a large run, kills, and bugs that were planted."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from tests.billing.cards import planting
from tests.installation import Installation

from benchmarks.figures import Figure, figure
from benchmarks.jobs import run
from benchmarks.renewals import renew

RENEWALS, KILLS = 100_000, 100
SECONDS, PEAK_MB = 3_600, 300
KNOWN_GAPS = 5


def measure() -> list[Figure]:
    """On SQLite, the database that a magazine begins with."""
    with tempfile.TemporaryDirectory(prefix="octavo-payments-") as folder:
        run_of_a_day = renew(RENEWALS, folder=Path(folder) / "renewals")
        kills = [sys.executable, "-m", "tests.billing.cards.kills", "--kills", str(KILLS)]
        counted = json.loads(run(Installation(Path(folder) / "kills"), kills))
    if run_of_a_day.charged != RENEWALS or counted["wrong"]:
        message = f"{run_of_a_day.charged} charged of {RENEWALS}; {counted['wrong']}"
        raise RuntimeError(message)
    lost = run_of_a_day.lost + counted["lost"]
    doubled = run_of_a_day.doubled + counted["doubled"]
    differences = run_of_a_day.differences + len(counted["differences"])
    caught = sum(planting.is_caught(patch) for patch in planting.PATCHES)
    killed = f"of {KILLS} kills, and of one in the large run"
    return [
        figure("renewals_100k.s", run_of_a_day.seconds, "s", goal=SECONDS, better="lower"),
        figure("renewals_100k.peak_mb", run_of_a_day.peak_mb, "MB", goal=PEAK_MB, better="lower"),
        figure("kill.lost", lost, killed, goal=0, better="lower"),
        figure("kill.doubled", doubled, killed, goal=0, better="lower"),
        figure("reconcile.differences", differences, "differences", goal=0, better="lower"),
        figure("planted_bugs.caught", caught, "of 10", goal=10),
        *contract(),
    ]


def contract() -> list[Figure]:
    """What of the port Stripe keeps before another author's stand-in, and what that cannot do."""
    with tempfile.TemporaryDirectory(prefix="octavo-contract-") as folder:
        report = Path(folder) / "report.xml"
        asked = ["tests/billing/providers/test_contract.py", "-k", "localstripe", "--junitxml"]
        command = [sys.executable, "-m", "pytest", "-q", *asked, str(report)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        cases = list(ElementTree.parse(report).iter("testcase"))  # noqa: S314 - our own report
    gaps = sum(case.find("skipped") is not None for case in cases)
    passed, of = len(cases) - gaps, f"of {len(cases)} promises"
    return [
        figure("contract.localstripe_passed", passed, of, goal=len(cases) - KNOWN_GAPS),
        figure("contract.localstripe_gaps", gaps, of, goal=KNOWN_GAPS, better="lower"),
    ]
