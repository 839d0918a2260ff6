"""Somebody becomes a subscriber, with a number for life."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from octavo.accounts.models import Account
from octavo.memberships.models import Subscriber
from octavo.memberships.numbering import next_subscriber_number
from octavo.memberships.signals import subscriber_changed
from octavo.rows.asking import Question

_OF_ACCOUNT = Question(lambda account: Subscriber.objects.filter(account=account), account=1)


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


def own_subscriber(account: Account) -> Subscriber | None:
    """The subscriber that the account is, if it is one."""
    found: Subscriber | None = _OF_ACCOUNT.first(account=account.pk)
    if found is not None:
        found.account = account  # which is at hand
    return found


def subscriber_of(account: Account, *, now: datetime, name: str = "") -> Subscriber:
    """The subscriber of an account; taken down now, if there was none."""
    found = own_subscriber(account)
    if found is not None:
        return found
    try:
        return enrol(name=name or str(account), account=account, now=now)
    except IntegrityError:  # by another request, at the same moment
        return Subscriber.objects.get(account=account)
