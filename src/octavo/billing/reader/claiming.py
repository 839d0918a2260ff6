"""Who was taken down by the desk, or got a gift, has it in the account once they have one."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from octavo.accounts.models import Account
from octavo.memberships.enrolling import enrol, own_subscriber, subscriber_of
from octavo.memberships.models import Subscriber, Subscription
from octavo.memberships.signals import rights_changed, subscriber_changed


def subscriber_for(account: Account, *, now: datetime, name: str = "") -> Subscriber:
    """The subscriber of an account: the one it has, the one that waited for it, or a new one."""
    return claim(account, now=now) or subscriber_of(account, now=now, name=name)


def claim(account: Account, *, now: datetime) -> Subscriber | None:
    """Join the account to the subscriber who is written to at its address, if that was verified.

    An account that has a subscriber keeps it. None where nobody is known at that address.
    """
    own = own_subscriber(account)
    if own is not None:
        return own
    if not EmailAddress.objects.filter(
        user=account, email__iexact=account.email, verified=True
    ).exists():
        return None
    with transaction.atomic():
        found = (
            Subscriber.objects.select_for_update()
            .filter(account=None, erased_at=None, email=account.email.lower())
            .order_by("number")
            .first()
        )
        if found is None:
            return None
        found.account = account
        found.save(update_fields=["account"])
        subscriber_changed.send(sender=Subscriber, subscriber=found)
        transaction.on_commit(
            lambda: rights_changed.send(sender=Subscription, account=account, at=now)
        )
    return found


def recipient_at(email: str, *, name: str, now: datetime) -> Subscriber:
    """Whoever gets a subscription that somebody else pays for.

    Without an address it is somebody new. With one it is who is known there: they read by it once
    they sign in.
    """
    email = email.strip().lower()
    if not email:
        return enrol(name=name, now=now)
    known = EmailAddress.objects.filter(email__iexact=email, verified=True).first()
    if known is not None and known.user.is_active:
        return subscriber_for(known.user, now=now, name=name)
    waiting = Subscriber.objects.filter(email=email, account=None, erased_at=None)
    return waiting.order_by("number").first() or enrol(name=name, email=email, now=now)
