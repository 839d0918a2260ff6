"""Passes that are no longer believed, though their time has not run out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from octavo.core.passes.document import LONGEST, Pass


@dataclass(frozen=True, slots=True)
class Revocations:
    """Single passes by id, and accounts with the second before which theirs were issued.

    `ids` gives each id the second in which that pass runs out anyway: it can be forgotten then.
    """

    ids: Mapping[str, int] = field(default_factory=dict)
    accounts: Mapping[str, int] = field(default_factory=dict)

    def covers(self, shown: Pass) -> bool:
        """Whether this pass was taken back. One of the very second that is named was, too.

        Seconds are those of the machine that issues passes; where there are several, whoever takes
        back all of an account names the latest second that any of them may be in.
        """
        until = self.accounts.get(shown.account)
        return shown.id in self.ids or (until is not None and shown.issued_at <= until)

    def still_needed(self, *, now: int) -> Revocations:
        """Without those of passes that have run out by themselves."""
        return Revocations(
            {one: runs_out for one, runs_out in self.ids.items() if runs_out > now},
            {one: until for one, until in self.accounts.items() if until + LONGEST > now},
        )
