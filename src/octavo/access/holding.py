"""What a reader holds, from our own rows and nobody else's."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from octavo.access.models import Grant, Opening
from octavo.accounts.models import Account
from octavo.core.access import Reader, Right, RightKind
from octavo.core.terms import Unit
from octavo.memberships.holding import HeldByOffer, held_by

_KIND_OF: dict[Unit, RightKind] = {
    Unit.MONTHS: "subscriber",
    Unit.ISSUES: "subscriber",
    Unit.ISSUE: "issue",
    Unit.ARTICLE: "article",
}
_FOR_EVER = datetime.max.replace(tzinfo=UTC)


def rights_of(account: Account) -> tuple[Right, ...]:
    """Every right that was granted, bought or opened, also those to come and those that are over.

    In three queries. The latest end comes first, since a pass may have no room for all.
    """
    grants = Grant.objects.standing().filter(account=account).order_by("-until", "-pk")
    opened = Opening.objects.filter(account=account)
    bought = map(_right, held_by(account))
    granted = [grant.right() for grant in grants]
    found = [*granted, *(row.right() for row in opened), *bought]
    return tuple(sorted(found, key=lambda right: right.until or _FOR_EVER, reverse=True))


def _right(bought: HeldByOffer) -> Right:
    """The same from midnight to midnight where the publication is."""
    held = bought.held
    kind = _KIND_OF[held.unit]
    return Right(
        kind=kind,
        since=_midnight(held.since),
        until=None if held.until is None else _midnight(held.until),
        key="" if kind == "subscriber" else held.named,
        formats=held.formats,
        by=_("subscription"),
        is_ad_free=bought.is_ad_free and kind == "subscriber",
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(settings.TIME_ZONE))


def reader_with(account: Account) -> Reader:
    """Who is signed in with that account, as the decision knows readers; nobody if it is closed."""
    if not account.is_active:
        return Reader()
    return Reader(is_registered=True, rights=rights_of(account))
