"""How long somebody who has just heard of Octavo waits for the first page."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.installation import Installation, eventually

from benchmarks.figures import ROOT, Figure, figure

LONGEST = 600.0  # seconds


def measure() -> list[Figure]:
    """Clone the present commit, make run, and make run once more."""
    with tempfile.TemporaryDirectory(prefix="octavo-starting-") as folder:
        installation = Installation(Path(folder) / "octavo" / "data")
        began = time.perf_counter()
        clone = ["git", "clone", "--quiet", "--no-local", str(ROOT), str(Path(folder) / "octavo")]
        subprocess.run(clone, check=True, timeout=60)
        with make_run(installation) as make:
            first = wait(installation, make) - began
        began = time.perf_counter()
        with make_run(installation) as make:
            second = wait(installation, make) - began
    return [
        figure("setup.first_page_s", first, "s", goal=60, better="lower"),
        figure("setup.second_start_s", second, "s", goal=5, better="lower"),
    ]


@contextmanager
def make_run(installation: Installation) -> Iterator[subprocess.Popen[bytes]]:
    """`make run` in the clone, without any cache of pip's or uv's, stopped by Ctrl-C."""
    environment = installation.environment | {"PIP_NO_CACHE_DIR": "1", "UV_NO_CACHE": "1"}
    for name in ("OCTAVO_DATA", "VIRTUAL_ENV", "PYTHONPATH", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"):
        environment.pop(name, None)
    make = subprocess.Popen(
        ["make", "run"],
        cwd=installation.folder.parent,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield make
    finally:
        if make.poll() is None:
            os.killpg(make.pid, signal.SIGINT)
            make.wait(timeout=30)


def wait(installation: Installation, make: subprocess.Popen[bytes]) -> float:
    """The moment at which the home page is there."""
    eventually(lambda: installation.answers() or make.poll() is not None, within=LONGEST)
    if not installation.answers():
        message = "the first page does not come"
        raise RuntimeError(message)
    return time.perf_counter()
