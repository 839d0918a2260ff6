"""Whom the door believes: a pass is verified once and remembered until it runs out."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from octavo.core.access import Reader, right_of
from octavo.core.passes import AND_MORE, KeyRing, PassRefused, Revocations, read
from octavo.door.passes import revoking
from octavo.door.passes.keys import NAME, KeysUnusable, read_keys
from octavo.door.store.journal import Follower, Journal

MOST_REMEMBERED = 8192

log = logging.getLogger("octavo.door")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who shows a pass: what they may read, until `expires_at`.

    `has_more` says that the pass had no room for all of their rights.
    """

    id: str
    account: str
    reader: Reader
    expires_at: int
    has_more: bool = False


class Believer:
    """Reads passes with the keys and the list of a data folder. Refused ones are not remembered:
    there is no end of them.
    """

    def __init__(self, data: Path) -> None:
        self._keys_path = data / NAME
        self._follower = Follower(Journal(data / revoking.FOLDER, revoking.NAME))
        self._revoked = Revocations()
        self._keys: KeyRing | None = None
        self._known: dict[str, Holder] = {}
        self.is_behind = self._follower.is_behind

    def catch_up(self) -> None:
        """Read keys and list again, and verify every pass anew."""
        is_anew, records = self._follower.news()
        self._revoked = revoking.follow(Revocations() if is_anew else self._revoked, records)
        self._known.clear()
        try:
            self._keys = read_keys(self._keys_path)
        except KeysUnusable as trouble:
            self._keys = None
            log.error("No pass is believed: %s", trouble)  # noqa: TRY400 - the sentence says it all

    def holder(self, shown: str, *, now: float) -> Holder | None:
        """Who shows this, or None for somebody whose pass is not believed (any more)."""
        known = self._known.get(shown)
        if known is not None and now < known.expires_at:
            return known
        if known is not None:
            del self._known[shown]
        return self._read(shown, now=now)

    def taken_back_until(self, account: str) -> int:
        """The second of issue up to which no pass of this account is believed."""
        return self._revoked.accounts.get(account, 0)

    def _read(self, shown: str, *, now: float) -> Holder | None:
        if self._keys is None:
            return None
        found = read(shown, self._keys, self._revoked, now=int(now))
        if isinstance(found, PassRefused):
            return None
        rights = tuple(right for words in found.rights if (right := right_of(words)))
        reader = Reader(is_registered=True, rights=rights)
        has_more = AND_MORE in found.rights
        holder = Holder(found.id, found.account, reader, found.expires_at, has_more)
        if len(self._known) >= MOST_REMEMBERED:
            self._known.clear()
        self._known[shown] = holder
        return holder
