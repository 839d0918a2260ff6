"""Children leave with their parent, even with one that was killed and could not tell them."""

from __future__ import annotations

import os
import threading
import time

LOOKS_EVERY = 0.5  # seconds


def leave_with(parent: int) -> None:
    """From now on end this process soon after `parent`, which must be its parent, is gone.

    It ends at once and without farewell, as if killed: whatever it did must bear that anyway.
    """
    threading.Thread(target=_watch, args=(parent,), name="family", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOKS_EVERY)
    os._exit(1)
