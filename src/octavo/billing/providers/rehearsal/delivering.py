"""Webhooks on their way: held back, repeated, mixed up or lost, as whoever rehearses chooses."""

from __future__ import annotations

from octavo.billing.providers.rehearsal.till import Happened, Till


class Delivery:
    """What happened at a till and was not told yet. Nothing leaves by itself, so all is delayed."""

    def __init__(self, till: Till) -> None:
        self._till = till
        self._seen = 0
        self._waiting: list[Happened] = []
        self._told: list[Happened] = []

    def waiting(self) -> int:
        """How many are to be told or lost."""
        happened = self._till.happened
        self._waiting += happened[self._seen :]
        self._seen = len(happened)
        return len(self._waiting)

    def take(self, at: int) -> Happened | None:
        """One of those that wait, out of turn if need be; it is told now. None if none waits."""
        found = self.lose(at)
        if found is not None:
            self._told.append(found)
        return found

    def again(self, at: int) -> Happened | None:
        """One that was told before, however long ago."""
        return self._told[at % len(self._told)] if self._told else None

    def lose(self, at: int) -> Happened | None:
        """Nobody is ever told of this one."""
        waiting = self.waiting()
        return self._waiting.pop(at % waiting) if waiting else None
