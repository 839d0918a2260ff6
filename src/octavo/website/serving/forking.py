"""Processes forked from one that has loaded everything: they begin at once and share its memory."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from octavo.website.serving.child import leave_with

LONGEST_PAUSE = 1.0  # seconds between two forks of one that keeps dying; a fork costs little
STEADY_AFTER = 30.0  # seconds of life after which earlier deaths are forgotten
TICK = 0.1


@dataclass(slots=True)
class Seat:
    """A place for one forked process; whoever dies is followed by another."""

    name: str
    process: int = 0
    began_at: float = 0.0
    deaths: int = 0
    due_at: float = 0.0


@dataclass
class Forks:
    """Keeps so many forked processes alive until told to stop, or until `parent` is gone.

    The process that forks does nothing else: it has no threads and no database connection.
    """

    run: Callable[[], object]
    seats: list[Seat]
    parent: int
    is_stopping: bool = field(default=False, init=False)

    def keep(self) -> None:
        """Fork, and fork again, until told to stop; then wait for those that are left."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._asked_to_stop)
        while not self.is_stopping and os.getppid() == self.parent:
            self.tend(now=time.monotonic())
            time.sleep(TICK)
        for seat in self.seats:
            if seat.process:
                os.kill(seat.process, signal.SIGTERM)
                os.waitpid(seat.process, 0)

    def _asked_to_stop(self, number: int, frame: object) -> None:
        self.is_stopping = True

    def tend(self, *, now: float) -> None:
        """See who has died, and fork for every empty seat whose pause is over."""
        for seat in self.seats:
            if seat.process and os.waitpid(seat.process, os.WNOHANG) != (0, 0):
                seat.process = 0
                seat.deaths = 1 if now - seat.began_at > STEADY_AFTER else seat.deaths + 1
                seat.due_at = now + min(LONGEST_PAUSE, 0.05 * 2**seat.deaths)
            if not seat.process and now >= seat.due_at:
                seat.began_at = now
                seat.process = os.fork() or self._live(seat)

    def _live(self, seat: Seat) -> int:
        """The life of a forked process; it never returns."""
        status = 1
        try:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, signal.SIG_DFL)
            multiprocessing.current_process().name = seat.name
            leave_with(os.getppid())
            self.run()
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
        return 0
