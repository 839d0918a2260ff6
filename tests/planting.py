"""Bugs on purpose: a patch goes into a copy of our own code, and what is run on the copy sees it.

What runs in a copy covers no code of ours, and its files are gone when coverage is reported.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
OURS = Path("src/octavo")


def copy_packages(copy: Path, *packages: str) -> None:
    """These below `octavo`; of the packages that they are in, the `__init__.py`."""
    for package in packages:
        path = OURS / package
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / path, copy / path, ignore=ignore, dirs_exist_ok=True)
        for outer in path.parents:
            if (ROOT / outer / "__init__.py").exists():
                shutil.copy(ROOT / outer / "__init__.py", copy / outer)


def link_the_rest(copy: Path) -> None:
    """Whatever else is in `octavo`, as it is."""
    for path in (ROOT / OURS).iterdir():
        if not (copy / OURS / path.name).exists():
            (copy / OURS / path.name).symlink_to(path)


def plant(patch: Path, copy: Path) -> None:
    """One that does not fit is an error."""
    subprocess.run(
        ["git", "apply", str(patch)],
        cwd=copy,
        env=os.environ | {"GIT_CEILING_DIRECTORIES": str(copy.parent)},
        check=True,
        capture_output=True,
    )


def run_on(copy: Path, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a command of ours on the copy."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    own = {"PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, cwd=ROOT, env=kept | own, capture_output=True, text=True, check=False
    )


def count_missed(patches: Sequence[Path], is_caught: Callable[[Path], bool]) -> int:
    """Plant each and print what came of it; return how many were not caught."""
    missed = 0
    for patch in patches:
        caught = is_caught(patch)
        missed += not caught
        print(f"{'caught' if caught else 'MISSED'}  {patch.stem}", flush=True)  # noqa: T201
    return missed
