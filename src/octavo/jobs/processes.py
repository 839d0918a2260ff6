"""Which process this is, and whether another one of this machine still lives."""

from __future__ import annotations

import os
import platform
from pathlib import Path

PROCESSES = Path("/proc")  # Linux; elsewhere only the process number is compared


def machine() -> str:
    """Name the place where process numbers are comparable: host, and container within it."""
    namespace = PROCESSES / "self" / "ns" / "pid"
    inside = namespace.readlink().name if namespace.is_symlink() else ""
    return f"{platform.node()} {inside}".strip()


def began(process: int) -> str:
    """When the process began, so that a number used again is not mistaken; empty when unknown."""
    try:
        line = (PROCESSES / str(process) / "stat").read_text()
    except OSError:
        return ""
    return line.rpartition(")")[2].split()[19]


def is_alive(process: int, *, since: str) -> bool:
    """Whether the process with this number still runs and is the one that began then."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _is_ended(process) and began(process) == since


def _is_ended(process: int) -> bool:
    """A killed process stays in the list until its parent has looked."""
    try:
        line = (PROCESSES / str(process) / "stat").read_text()
    except OSError:
        return False
    return line.rpartition(")")[2].split()[0] in {"Z", "X"}
