"""Decides. Pure: the same question has the same answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from octavo.core.access.decision import (
    ACCESSES,
    KINDS,
    KINDS_WITH_TEASER,
    Decision,
    Granted,
    Item,
    Reader,
    Reason,
    Refused,
    Variant,
)
from octavo.core.access.rights import Right, is_instant, is_right

_BY_RIGHT = {
    "subscriber": Reason.SUBSCRIBER,
    "issue": Reason.HAS_ISSUE,
    "article": Reason.HAS_ARTICLE,
    "opened": Reason.OPENED,
    "gift": Reason.GIVEN,
}


def decide(reader: Reader, item: Item, now: datetime) -> Decision:
    """Whether this reader may see this item now, in which variant, and by which rule.

    It never raises: a question that makes no sense is refused. An instant that is named counts as
    passed: published, opened, begun, over.
    """
    if not _is_well_formed(reader, item, now):
        return Refused(Reason.MALFORMED)
    now = now.astimezone(UTC)  # two times of one zone are compared by the clock, not by the instant
    unseen = _why_unseen(item, now)
    if unseen is not None:
        return _for_staff(reader) or Refused(unseen)
    if item.access == "open":
        return Granted(Variant.FULL, Reason.OPEN)
    if item.opens_at is not None and item.opens_at <= now:
        return Granted(Variant.FULL, Reason.WALL_OPENED)
    if is_free_at(item, now):
        return Granted(Variant.FULL, Reason.FREE_NOW)
    return (
        _by_right(reader, item, now)
        or _by_account(reader, item)
        or _for_staff(reader)
        or Refused(_why_closed(reader, item, now), _teaser(item))
    )


def is_free_at(item: Item, now: datetime) -> bool:
    """Whether it is in the time for which the editors have made it free."""
    begins, ends = item.free_from, item.free_until
    return begins is not None and ends is not None and begins <= now < ends


def reads_without_advertisements(reader: Reader, now: datetime) -> bool:
    """Whether some right that holds keeps advertisements away from what this reader sees."""
    return any(right.is_ad_free and right.holds_at(now) for right in reader.rights)


def _why_unseen(item: Item, now: datetime) -> Reason | None:
    """Why nobody outside may see any of it; None where it has appeared."""
    if item.is_spiked:
        return Reason.SPIKED
    if item.published_at is None or item.published_at > now:
        return Reason.NOT_PUBLISHED
    if item.embargoed_until is not None and item.embargoed_until > now:
        return Reason.EMBARGOED
    return None


def _for_staff(reader: Reader) -> Granted | None:
    return Granted(Variant.FULL, Reason.STAFF) if reader.is_staff else None


def _by_right(reader: Reader, item: Item, now: datetime) -> Granted | None:
    for right in _to_it(reader, item):
        if right.holds_at(now) and "digital" in right.formats:
            return Granted(Variant.FULL, _BY_RIGHT[right.kind], right)
    return None


def _by_account(reader: Reader, item: Item) -> Granted | None:
    if item.access == "registered" and reader.is_registered:
        return Granted(Variant.FULL, Reason.REGISTERED)
    return None


def _why_closed(reader: Reader, item: Item, now: datetime) -> Reason:
    """What comes nearest to a yes: the reader's own rights first, then what is asked of anybody."""
    near = list(_to_it(reader, item))
    digital = [right for right in near if "digital" in right.formats]
    if any(right.since > now for right in digital):
        return Reason.NOT_BEGUN
    if digital:
        return Reason.LAPSED
    if any(right.holds_at(now) for right in near):
        return Reason.PRINT_ONLY
    return Reason.NEEDS_ACCOUNT if item.access == "registered" else Reason.NEEDS_SUBSCRIPTION


def _to_it(reader: Reader, item: Item) -> Iterator[Right]:
    """The rights that are to this item, whether or not they hold; a subscriber's is to all."""
    keys = {"subscriber": "", "issue": item.issue, "article": item.article, "gift": item.article}
    if item.is_metered:
        keys["opened"] = item.article
    for right in reader.rights:
        if right.key == keys.get(right.kind):
            yield right


def _teaser(item: Item) -> Variant | None:
    return Variant.TEASER if item.kind in KINDS_WITH_TEASER else None


def _is_well_formed(reader: object, item: object, now: object) -> bool:
    """Types are checked as well: a question may be put together from a request."""
    return (
        isinstance(reader, Reader)
        and isinstance(reader.is_staff, bool)
        and isinstance(reader.is_registered, bool)
        and isinstance(reader.rights, tuple)
        and all(map(is_right, reader.rights))
        and isinstance(item, Item)
        and isinstance(item.kind, str)
        and item.kind in KINDS
        and isinstance(item.key, str)
        and item.key != ""
        and isinstance(item.is_spiked, bool)
        and isinstance(item.access, str)
        and item.access in ACCESSES
        and isinstance(item.issue, str)
        and isinstance(item.article, str)
        and all(
            at is None or is_instant(at)
            for at in (
                item.published_at,
                item.opens_at,
                item.embargoed_until,
                item.free_from,
                item.free_until,
            )
        )
        and isinstance(item.is_metered, bool)
        and is_instant(now)
    )
