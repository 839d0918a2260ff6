"""Sends letters by processes that are killed at any moment. Run by `test_killing.py`."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from datetime import timedelta

import django


def main(letters: int, kills: int) -> None:
    """Write the letters, then send them: by that many processes that die, and one that lives."""
    django.setup()
    from django.db import connections
    from django.utils import timezone

    from octavo.post.delivering import deliver_due, is_any_due
    from octavo.post.kinds import kind_named
    from octavo.post.letters import send
    from octavo.post.policy import LEASE
    from octavo.post.trying import example_of

    facts = example_of(kind_named("paid"))
    for number in range(letters):
        to, key = f"reader-{number}@example.org", f"paid:{number}"
        send("paid", to=to, language="en", facts=facts, key=key, now=timezone.now())
    connections.close_all()

    def sends(process: int) -> None:
        clock = lambda: timezone.now() + process * (LEASE + timedelta(seconds=1))  # noqa: E731
        while is_any_due(now=clock()):
            deliver_due(clock=clock)

    chance = random.Random(7)
    killed = 0
    for process in range(1, kills + 1):
        child = os.fork()
        if child == 0:
            sends(process)
            os._exit(0)
        time.sleep(chance.uniform(0.01, 0.12))
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
    sends(kills + 1)
    sys.stdout.write(f"{killed}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
