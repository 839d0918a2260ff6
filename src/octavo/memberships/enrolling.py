"""Somebody becomes a subscriber, with a number for life."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from octavo.accounts.models import Account
from octavo.memberships.models import Subscriber
from octavo.memberships.numbering import next_subscriber_number
from octavo.memberships.signals import subscriber_changed


def enrol(
    *, name: str, now: datetime, email: str = "", account: Account | None = None, **fields: Any
) -> Subscriber:
    """Take down a new subscriber. Who has an account is written to at its address by default."""
    with transaction.atomic():
        made = Subscriber.objects.create(
            number=next_subscriber_number(),
            account=account,
            name=name.strip(),
            email=(email or (account.email if account else "")).strip().lower(),
            made_at=now,
            **fields,
        )
        subscriber_changed.send(sender=Subscriber, subscriber=made)
    return made


def subscriber_of(account: Account, *, now: datetime, name: str = "") -> Subscriber:
    """The subscriber of an account; taken down now, if there was none."""
    found = Subscriber.objects.filter(account=account).first()
    if found is not None:
        return found
    try:
        return enrol(name=name or str(account), account=account, now=now)
    except IntegrityError:  # by another request, at the same moment
        return Subscriber.objects.get(account=account)
