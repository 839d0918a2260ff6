"""Notices from how many networks each feed is used, and keeps no address of anybody."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from secrets import token_hex

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from octavo.listening.models import FeedDay, PrivateFeed
from octavo.listening.policy import (
    COUNTS_KEPT_FOR,
    MANY_NETWORKS,
    MOST_COUNTED,
    NOTED_AGAIN_AFTER,
    REVOKED_KEPT_FOR,
    WITHIN_DAYS,
)
from octavo.listening.sharing import is_used_widely, mark_of


@dataclass(frozen=True, slots=True)
class Use:
    """A feed, from how many networks it was used on its liveliest day of late, and the verdict."""

    feed: PrivateFeed
    most_networks: int
    is_wide: bool


def note_use(feed: PrivateFeed, *, address: str, now: datetime) -> None:
    """Note that the feed is used now, from that address. Mostly that changes nothing."""
    if feed.last_used_at is None or now - feed.last_used_at >= NOTED_AGAIN_AFTER:
        PrivateFeed.objects.filter(pk=feed.pk).update(last_used_at=now)
    row, _is_new = FeedDay.objects.get_or_create(
        feed=feed, day=localdate(now), defaults={"salt": token_hex(32)}
    )
    if _is_to_be_counted(row, address):
        with transaction.atomic():
            held = FeedDay.objects.select_for_update().get(pk=row.pk)
            if _is_to_be_counted(held, address):
                held.marks.append(mark_of(address, salt=held.salt))
                held.networks = len(held.marks)
                held.save(update_fields=["marks", "networks"])


def _is_to_be_counted(row: FeedDay, address: str) -> bool:
    mark = mark_of(address, salt=row.salt)
    return bool(row.salt and mark) and mark not in row.marks and row.networks < MOST_COUNTED


def uses_of(feeds: QuerySet[PrivateFeed], *, today: date) -> list[Use]:
    """How those feeds were used of late, the latest made first. In two queries."""
    counts: dict[int, dict[date, int]] = defaultdict(dict)
    rows = FeedDay.objects.since(_first_day(today)).filter(feed__in=feeds)
    for feed, day, networks in rows.values_list("feed", "day", "networks"):
        counts[feed][day] = networks
    return [
        Use(
            feed,
            most_networks=max(counts[feed.pk].values(), default=0),
            is_wide=is_used_widely(counts[feed.pk], today=today),
        )
        for feed in feeds
    ]


def used_widely(*, today: date) -> list[Use]:
    """The feeds in use that many people seem to listen to, the liveliest first."""
    lively = FeedDay.objects.since(_first_day(today)).filter(networks__gte=MANY_NETWORKS)
    feeds = PrivateFeed.objects.in_use().filter(pk__in=lively.values("feed"))
    wide = [use for use in uses_of(feeds.select_related("account"), today=today) if use.is_wide]
    return sorted(wide, key=lambda use: -use.most_networks)


def _first_day(today: date) -> date:
    return today - timedelta(days=WITHIN_DAYS - 1)


def forget(*, now: datetime) -> int:
    """Empty what told networks apart on days that are over; drop old counts and revoked feeds.

    Return how many counts were dropped.
    """
    FeedDay.objects.filter(day__lt=localdate(now)).exclude(salt="").update(salt="", marks=[])
    PrivateFeed.objects.filter(revoked_at__lt=now - REVOKED_KEPT_FOR).delete()
    return FeedDay.objects.filter(day__lt=localdate(now - COUNTS_KEPT_FOR)).delete()[0]
