"""Writes the story of a subscriber: one line for each act."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from octavo.accounts.models import Account
from octavo.memberships.models import Event, Subscriber, Subscription
from octavo.rows.adding import add


def tell(
    act: Event.Act,
    *,
    of: Subscriber | Subscription,
    at: datetime,
    by: Account | None = None,
    because: str = "",
    key: str | None = None,
    **said: Any,
) -> Event:
    """Add a line; of a subscription it stands in its payer's story.

    `key` says that this happens once: a second line of the same key is an IntegrityError, which
    undoes whatever was done with it. `said` holds facts and nobody's name or address.
    """
    subscription = of if isinstance(of, Subscription) else None
    return add(
        Event(
            subscriber_id=of.payer_id if isinstance(of, Subscription) else of.pk,
            subscription=subscription,
            at=at,
            act=act,
            by=by,
            because=because,
            key=key,
            said=said,
        )
    )


def was_told(key: str) -> bool:
    """Whether there is a line of that key."""
    return Event.objects.filter(key=key).exists()
