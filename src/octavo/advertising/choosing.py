"""Which booking stands in a place of a page: decided by the page and the day, by nothing else.

A page is made once for many readers, so nobody is looked at. Where bookings compete, each page
draws one of them by lot each day: by weighted rendezvous hashing, so that over many pages and days
each gets its share, and one that comes or goes changes no page but those that it stands on.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the choice must know of a booking. It is live in `[starts, ends)`.

    Without sections it is for all pages of its placement.
    """

    number: int
    starts: date
    ends: date
    weight: int = 1
    sections: frozenset[int] = frozenset()

    def is_for(self, section: int | None) -> bool:
        """Whether a page of that section may show it."""
        return not self.sections or section in self.sections

    def is_live(self, on: date) -> bool:
        """Whether it is shown on that day."""
        return self.starts <= on < self.ends


def choose(
    candidates: Iterable[Candidate], *, placement: str, page: str, section: int | None, on: date
) -> Candidate | None:
    """The one that stands there on that day, whatever the order of the others."""
    live = [one for one in candidates if one.is_live(on) and one.is_for(section)]
    return min(live, key=lambda one: (_lot(one, placement, page, on), one.number), default=None)


def next_turn(candidates: Sequence[Candidate], *, section: int | None, on: date) -> date | None:
    """The first day after that one on which another choice may be due."""
    mine = [one for one in candidates if one.is_for(section)]
    turns = [day for one in mine for day in (one.starts, one.ends) if day > on]
    if sum(one.is_live(on) for one in mine) > 1:
        turns.append(on + A_DAY)
    return min(turns, default=None)


def _lot(candidate: Candidate, placement: str, page: str, on: date) -> float:
    """The lowest wins: times drawn of races that run at the speed of the weights."""
    said = f"{candidate.number} {placement} {page} {on.isoformat()}"
    drawn = int.from_bytes(sha256(said.encode()).digest()[:8], "big")
    return -math.log((drawn + 1) / 2**64) / candidate.weight
