"""Decides. Pure: the same question has the same answer."""

from __future__ import annotations

from datetime import datetime

from octavo.core.access.decision import (
    KINDS,
    Decision,
    Granted,
    Item,
    Reader,
    Reason,
    Refused,
    Variant,
)


def decide(reader: Reader, item: Item, now: datetime) -> Decision:
    """Whether this reader may see this item now. Everything that is published is open.

    It never raises: a question that makes no sense is refused. The instant of publication counts
    as published.
    """
    if not _is_well_formed(reader, item, now):
        return Refused(Reason.MALFORMED)
    is_published = item.published_at is not None and item.published_at <= now
    if is_published and not item.is_spiked:
        return Granted(Variant.FULL, Reason.OPEN)
    if reader.is_staff:
        return Granted(Variant.FULL, Reason.STAFF)
    return Refused(Reason.SPIKED if item.is_spiked else Reason.NOT_PUBLISHED)


def _is_well_formed(reader: object, item: object, now: object) -> bool:
    """Types are checked as well: a question may be put together from a request."""
    return (
        isinstance(reader, Reader)
        and isinstance(reader.is_staff, bool)
        and isinstance(item, Item)
        and isinstance(item.kind, str)
        and item.kind in KINDS
        and isinstance(item.key, str)
        and item.key != ""
        and isinstance(item.is_spiked, bool)
        and (item.published_at is None or _is_instant(item.published_at))
        and _is_instant(now)
    )


def _is_instant(moment: object) -> bool:
    """A time with a zone; without one it could mean several instants."""
    return isinstance(moment, datetime) and moment.utcoffset() is not None
