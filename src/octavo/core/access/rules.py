"""What an editor said of access, brought together: for whom something is, and from when for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo

from octavo.core.access.decision import ACCESSES, Access, Item

OPEN: Access = "open"


def access_said(*levels: str) -> str:
    """The first that says something, from the article outwards; where none does, it is open.

    What is no access at all is given back as it is: the decision refuses it.
    """
    return next((said for said in levels if said), OPEN)


def wall(
    *,
    appeared_on: date | None,
    opens_on: date | None,
    days: Iterable[int | None],
    zone: tzinfo,
) -> datetime | None:
    """When the moving wall opens: as the day begins where the publication is; None for never.

    A day that was named counts before the first of `days`, which is counted from the day it
    appeared: after 30 days, what appeared on the first opens on the thirty-first.
    """
    after = next((count for count in days if count is not None), None)
    if opens_on is None and appeared_on is not None and after is not None:
        try:
            opens_on = appeared_on + timedelta(days=after)
        except OverflowError:  # later than any calendar
            return None
    return None if opens_on is None else datetime.combine(opens_on, time.min, tzinfo=zone)


def bound_together(whole: Item, parts: Iterable[Item]) -> Item:
    """What holds for a file that has all of these in it: no part is shown sooner, or to more.

    It is open when every part is, and opens when the last of those that are not open does.
    """
    held = tuple(parts)
    closed = [part for part in held if part.access != OPEN]
    opening = [part.opens_at for part in closed if part.opens_at is not None]
    embargoes = [at for part in (whole, *held) if (at := part.embargoed_until) is not None]
    return replace(
        whole,
        access=max((part.access for part in held), key=_how_closed, default=OPEN),
        opens_at=max(opening) if closed and len(opening) == len(closed) else None,
        embargoed_until=max(embargoes, default=None),
        is_spiked=whole.is_spiked or any(part.is_spiked for part in held),
    )


def _how_closed(access: str) -> int:
    """What is not known is the most closed of all."""
    return ACCESSES.index(access) if access in ACCESSES else len(ACCESSES)
