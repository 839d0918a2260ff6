"""What a reader takes along: what they opened with the meter, and what they gave away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from octavo.access.models import Gift, Opening
from octavo.accounts.models import Account

_OF_OPENINGS = ("article__title", "since", "until", "opened_at")
_OF_GIFTS = ("article__title", "name", "made_at", "until", "openings", "withdrawn_at")


def kept_of(account: Account) -> dict[str, Iterable[dict[str, Any]]]:
    """Each kind of row that is about this account. The secrets of gifts are in none."""
    return {
        "articles_opened": Opening.objects.filter(account=account).values(*_OF_OPENINGS),
        "articles_given": Gift.objects.filter(giver=account).values(*_OF_GIFTS),
    }
