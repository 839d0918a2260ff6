"""Whom the door believes: a pass is verified once and remembered until it runs out."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from octavo.core.access import NO_METER, Meter, Reader, Right, right_of
from octavo.core.passes import (
    AND_MORE,
    KeyRing,
    PassRefused,
    Revocations,
    read,
    read_guest,
    sign_guest_making_room,
)
from octavo.door.passes import metering, revoking
from octavo.door.passes.keys import NAME, KeysUnusable, read_keys
from octavo.door.passes.metering import read_meter
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
    there is no end of them. `meter` says what readers without a subscription may open.
    """

    def __init__(self, data: Path) -> None:
        self._keys_path = data / NAME
        self._meter_path = data / metering.NAME
        self.meter: Meter = NO_METER
        self._follower = Follower(Journal(data / revoking.FOLDER, revoking.NAME))
        self._revoked = Revocations()
        self._keys: KeyRing | None = None
        self._known: dict[str, Holder] = {}
        self.is_behind = self._follower.is_behind

    def catch_up(self) -> None:
        """Read keys, meter and list again, and verify every pass anew."""
        is_anew, records = self._follower.news()
        self._revoked = revoking.follow(Revocations() if is_anew else self._revoked, records)
        self._known.clear()
        self.meter = read_meter(self._meter_path)
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

    def guest(self, shown: str) -> tuple[Right, ...]:
        """What a guest's pass says was opened or given; nothing where it is not believed."""
        if not shown or self._keys is None:
            return ()
        return tuple(right for it in read_guest(shown, self._keys) if (right := right_of(it)))

    def guests_pass(self, rights: Iterable[Right]) -> str | None:
        """A guest's pass with these rights; the oldest gifts make room for what was opened."""
        if self._keys is None:
            return None
        return sign_guest_making_room((right.words for right in rights), self._keys)

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
