"""What a reader takes along of it: private podcasts without their secrets, and places."""

from __future__ import annotations

from collections.abc import Iterable

from octavo.accounts.models import Account
from octavo.billing.acts.exporting import Row, export_also
from octavo.listening.models import FeedDay, Place, PrivateFeed

_OF_FEEDS = ("label", "section__title", "issue__number", "made_at", "revoked_at", "last_used_at")
_OF_DAYS = ("feed__label", "day", "networks")
_OF_PLACES = ("article__title", "seconds", "at")


def kept_of(account: Account) -> dict[str, Iterable[Row]]:
    """Each kind of row that is about this account."""
    feeds = PrivateFeed.objects.filter(account=account)
    days = FeedDay.objects.filter(feed__in=feeds)
    return {
        "private_podcasts": feeds.values(*_OF_FEEDS),
        "uses_of_podcasts": days.values(*_OF_DAYS),
        "places_in_articles": Place.objects.filter(account=account).values(*_OF_PLACES),
    }


def announce() -> None:
    """Have it handed out together with everything else."""
    export_also(kept_of)
