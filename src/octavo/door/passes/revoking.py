"""Takes passes back: a list to which lines are only added, seen by the door at its next request."""

from __future__ import annotations

from pathlib import Path

from octavo.core.passes import Revocations
from octavo.door.store.journal import Follower, Journal, Record

FOLDER, NAME = "passes", "revoked"


class Revoker:
    """Writes the list of a data folder. Times are whole seconds since 1970."""

    def __init__(self, data: Path) -> None:
        self._journal = Journal(data / FOLDER, NAME)
        self._follower: Follower | None = None
        self._known = Revocations()

    def revoke(self, pass_id: str, *, runs_out: int) -> None:
        """Take one pass back; it can be forgotten once it has run out anyway."""
        self._add({"id": pass_id, "until": runs_out})

    def revoke_account(self, account: str, *, now: int) -> None:
        """Take back all passes of an account that have been issued.

        Whoever makes a pass in the second in which others were taken back dates it one later, to
        have it believed. So what was taken back in this second already is taken back one further.
        """
        with self._journal.alone():
            known = self._list().accounts.get(account, 0)
            until = known + 1 if known >= now else now
            self._journal.add([{"account": account, "until": until}])

    def keys_changed(self) -> None:
        """Have every door read the keys again."""
        self._add({})

    def forget(self, *, now: int) -> None:
        """Leave out of the list what has run out by itself."""
        with self._journal.alone():
            needed = self._list().still_needed(now=now)
            self._journal.begin_anew(
                [{"id": name, "until": until} for name, until in needed.ids.items()]
                + [{"account": name, "until": until} for name, until in needed.accounts.items()]
            )

    def _list(self) -> Revocations:
        """What is on the list. Only what was added since the last time is read."""
        if self._follower is None:
            self._follower = Follower(self._journal)
        is_anew, records = self._follower.news()
        self._known = follow(Revocations() if is_anew else self._known, records)
        return self._known

    def _add(self, record: Record) -> None:
        with self._journal.alone():
            self._journal.add([record])


def follow(before: Revocations, records: list[Record]) -> Revocations:
    """The list with these records added. Of two lines about an account the later second counts."""
    ids, accounts = dict(before.ids), dict(before.accounts)
    for record in records:
        if "id" in record:
            ids[record["id"]] = max(record["until"], ids.get(record["id"], 0))
        elif "account" in record:
            name = record["account"]
            accounts[name] = max(record["until"], accounts.get(name, 0))
    return Revocations(ids, accounts)
