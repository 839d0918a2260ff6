"""Bugs on purpose: each patch in `planted/` goes into a copy of the rules; the laws must see it.

`python -m tests.core.terms.planting` says which are caught.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[3]
PATCHES = sorted((Path(__file__).parent / "planted").glob("*.patch"))
STEPS = 20_000  # most are seen within a tenth of it


def is_caught(patch: Path | None) -> bool:
    """Whether the laws see it. Without a patch: whether they find fault with the rules as they are.

    Anything but a broken law, such as a patch that does not fit, is an error.
    """
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        _copy_rules(copy)
        if patch is not None:
            _plant(patch, copy)
        done = subprocess.run(
            [sys.executable, "-m", "tests.core.terms.machine", str(STEPS)],
            cwd=ROOT,
            env=_uncounted() | {"PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode and "AssertionError" not in done.stderr:
        raise RuntimeError(done.stderr)
    return done.returncode != 0


def _uncounted() -> dict[str, str]:
    """What runs in a copy covers no rule of ours, and its files are gone at the report."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}


def _copy_rules(copy: Path) -> None:
    """The package as far as the rules of terms need it."""
    terms = Path("src/octavo/core/terms")
    shutil.copytree(ROOT / terms, copy / terms, ignore=shutil.ignore_patterns("__pycache__"))
    for package in (terms.parent, terms.parent.parent):
        shutil.copy(ROOT / package / "__init__.py", copy / package)


def _plant(patch: Path, copy: Path) -> None:
    subprocess.run(
        ["git", "apply", str(patch)],
        cwd=copy,
        env=os.environ | {"GIT_CEILING_DIRECTORIES": str(copy.parent)},
        check=True,
        capture_output=True,
    )


def main() -> int:
    """Plant each; return how many were not caught."""
    missed = 0
    for patch in PATCHES:
        caught = is_caught(patch)
        missed += not caught
        print(f"{'caught' if caught else 'MISSED'}  {patch.stem}")  # noqa: T201
    return missed


if __name__ == "__main__":
    sys.exit(main())
