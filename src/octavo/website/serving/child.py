"""How each child of the supervisor begins, and how it leaves with its parent."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import threading
import time

import django

LOOKS_EVERY = 0.5  # seconds


def begin(
    meaning: str, *flags: str, values: tuple[str, ...] = (), watch: bool = True
) -> argparse.Namespace:
    """Read the arguments, watch the parent and get Django ready. Models can be imported then.

    Without `watch` the process looks after its parent itself: one that forks should have no thread.
    """
    parser = argparse.ArgumentParser(description=meaning)
    parser.add_argument("--parent", type=int, required=True, help="the supervisor's process number")
    parser.add_argument(
        "--name", default="octavo", help="what its lines in the log are signed with"
    )
    for flag in flags:
        parser.add_argument(flag, action="store_true")
    for value in values:
        parser.add_argument(f"--{value}", required=True)
    options = parser.parse_args()
    if watch:
        leave_with(options.parent)
    multiprocessing.current_process().name = options.name
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")
    django.setup()
    return options


def leave_with(parent: int) -> None:
    """From now on end this process soon after `parent`, which must be its parent, is gone.

    A supervisor that was killed can tell nobody. The end is at once and without farewell, as if
    killed, too: whatever a child does must bear that anyway.
    """
    threading.Thread(target=_watch, args=(parent,), name="parent", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOKS_EVERY)
    os._exit(1)
