"""Bugs on purpose: each patch in `planted/` goes into a copy of what charges; tests must see it.

`python -m tests.billing.cards.planting` says which are caught.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.planting import copy_packages, count_missed, link_the_rest, plant, run_on

PATCHES = sorted((Path(__file__).parent / "planted").glob("*.patch"))
HERE = Path("tests/billing/cards")
QUICK = [  # the quickest first
    str(HERE / f"test_{name}.py")
    for name in ("rehearsal", "charging", "hearing", "due", "life_with_cards", "any_webhooks")
]


def is_caught(patch: Path | None) -> bool:
    """Whether a test fails. Without a patch: whether one does of the code as it is.

    Anything but a test that fails, such as a patch that does not fit, is an error.
    """
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        copy_packages(copy, "billing", "core")
        link_the_rest(copy)
        if patch is not None:
            plant(patch, copy)
        pytest = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
        quick = ["--hypothesis-profile", "unshrunk", "-m", "not soak", *QUICK]
        done = run_on(copy, [*pytest, *quick])
    if done.returncode and "\nFAILED " not in done.stdout:
        raise RuntimeError(done.stdout + done.stderr)
    return done.returncode != 0


if __name__ == "__main__":
    sys.exit(count_missed(PATCHES, is_caught))
