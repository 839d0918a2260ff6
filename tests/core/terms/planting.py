"""Bugs on purpose: each patch in `planted/` goes into a copy of the rules; the laws must see it.

`python -m tests.core.terms.planting` says which are caught.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.planting import copy_packages, count_missed, plant, run_on

PATCHES = sorted((Path(__file__).parent / "planted").glob("*.patch"))
STEPS = 20_000  # most are seen within a tenth of it


def is_caught(patch: Path | None) -> bool:
    """Whether the laws see it. Without a patch: whether they find fault with the rules as they are.

    Anything but a broken law, such as a patch that does not fit, is an error.
    """
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        copy_packages(copy, "core/terms")
        if patch is not None:
            plant(patch, copy)
        done = run_on(copy, [sys.executable, "-m", "tests.core.terms.machine", str(STEPS)])
    if done.returncode and "AssertionError" not in done.stderr:
        raise RuntimeError(done.stderr)
    return done.returncode != 0


if __name__ == "__main__":
    sys.exit(count_missed(PATCHES, is_caught))
