"""The meter: so many articles a month for readers who have not subscribed."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from octavo.core.access.deciding import decide
from octavo.core.access.decision import Item, Reader, Refused
from octavo.core.access.rights import Right


@dataclass(frozen=True, slots=True)
class Meter:
    """How many articles may be opened in a month, without an account and with one.

    `turns` are the instants at which a month begins where the publication is, in seconds since
    1970, ascending. Outside of them nothing is opened.
    """

    without_account: int = 0
    with_account: int = 0
    turns: tuple[int, ...] = ()

    def most(self, reader: Reader) -> int:
        """How many this reader may open in a month."""
        return self.with_account if reader.is_registered else self.without_account

    def month(self, now: datetime) -> tuple[datetime, datetime] | None:
        """When the present month begins and ends."""
        place = bisect_right(self.turns, now.timestamp())
        if not 0 < place < len(self.turns):
            return None
        begins, ends = self.turns[place - 1 : place + 1]
        return datetime.fromtimestamp(begins, UTC), datetime.fromtimestamp(ends, UTC)


NO_METER = Meter()


def opened(reader: Reader, now: datetime) -> tuple[Right, ...]:
    """What this reader has opened in the present month; each article counts once."""
    found = {r.key: r for r in reader.rights if r.kind == "opened" and r.holds_at(now)}
    return tuple(found.values())


def left(meter: Meter, reader: Reader, now: datetime) -> int:
    """How many more this reader may open in the present month."""
    return max(0, meter.most(reader) - len(opened(reader, now)))


def opening(meter: Meter, reader: Reader, item: Item, now: datetime) -> Right | None:
    """The right that comes of opening the item now, if it can be opened and something is left.

    It is for whoever is refused the item and sees its teaser. With the right among theirs the
    decision grants it, until the month is over.
    """
    if not item.is_metered or item.access != "subscribers" or left(meter, reader, now) == 0:
        return None
    month = meter.month(now)
    refused = decide(reader, item, now)
    if month is None or not isinstance(refused, Refused) or refused.shows is None:
        return None
    right = Right("opened", since=month[0], until=month[1], key=item.article)
    after = replace(reader, rights=(*reader.rights, right))
    return right if decide(after, item, now).is_granted else None
