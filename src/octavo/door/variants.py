"""Which variant of an item a reader gets now, and until when that answer holds."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from octavo.core.access import Granted, Item, Reader, Variant, decide

FOR_EVER = math.inf


class Choice(NamedTuple):
    """`variant` is None for what is not shown at all. It holds in `[when it was asked, until)`."""

    variant: Variant | None
    is_granted: bool
    until: float


def choose(reader: Reader, item: Item, *, now: float) -> Choice:
    """What `decide` says, with the first instant at which it may say something else."""
    decision = decide(reader, item, datetime.fromtimestamp(now, UTC))
    until = min((at for at in _turns(reader, item) if at > now), default=FOR_EVER)
    if isinstance(decision, Granted):
        return Choice(decision.variant, True, until)
    return Choice(decision.shows, False, until)


def _turns(reader: Reader, item: Item) -> Iterable[float]:
    """Every instant at which something that a decision looks at begins or is over."""
    named = [item.published_at, item.opens_at, item.embargoed_until]
    named += [right.since for right in reader.rights] + [right.until for right in reader.rights]
    return [at.timestamp() for at in named if at is not None]
