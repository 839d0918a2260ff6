"""Which variant of an item a reader gets now, and until when that answer holds."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from octavo.core.access import (
    Granted,
    Item,
    Reader,
    Variant,
    decide,
    reads_without_advertisements,
)

FOR_EVER = math.inf


class Choice(NamedTuple):
    """`variant` is None for what is not shown at all. It holds in `[when it was asked, until)`.

    `by` is the rule that granted it, or the name of what is shown all the same. `sets` is the
    header that goes with it, when something was opened by it.
    """

    variant: Variant | None
    is_granted: bool
    until: float
    is_ad_free: bool = False
    by: str = ""
    sets: bytes = b""


def choose(reader: Reader, item: Item, *, now: float) -> Choice:
    """What `decide` says, with the first instant at which it may say something else."""
    at = datetime.fromtimestamp(now, UTC)
    decision = decide(reader, item, at)
    until = min((turn for turn in _turns(reader, item) if turn > now), default=FOR_EVER)
    is_ad_free = reads_without_advertisements(reader, at)
    if isinstance(decision, Granted):
        return Choice(decision.variant, True, until, is_ad_free, decision.reason.value)
    return Choice(decision.shows, False, until, is_ad_free, decision.shows or "")


def _turns(reader: Reader, item: Item) -> Iterable[float]:
    """Every instant at which something that a decision looks at begins or is over."""
    named = [item.published_at, item.opens_at, item.embargoed_until]
    named += [item.free_from, item.free_until]
    named += [right.since for right in reader.rights] + [right.until for right in reader.rights]
    return [at.timestamp() for at in named if at is not None]
