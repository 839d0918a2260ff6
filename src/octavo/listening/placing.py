"""Keeps where somebody stopped hearing an article, so that another device goes on from there."""

from __future__ import annotations

from datetime import datetime

from octavo.access.holding import reader_with
from octavo.accounts.models import Account
from octavo.listening.hearing import heard_at
from octavo.listening.models import Place


def place_of(account: Account, slug: str) -> float | None:
    """Seconds from the beginning; None where nothing is kept."""
    found = Place.objects.filter(account=account, article__slug=slug)
    return found.values_list("seconds", flat=True).first()


def keep_place(account: Account, slug: str, *, seconds: float, now: datetime) -> bool:
    """Keep the place; the very beginning is none. Whether this account hears the article at all."""
    heard = heard_at(slug, reader_with(account), now=now)
    if heard is None:
        return False
    if seconds == 0:
        Place.objects.filter(account=account, article=heard.article).delete()
    else:
        said = {"seconds": seconds, "at": now}
        Place.objects.update_or_create(account=account, article=heard.article, defaults=said)
    return True
