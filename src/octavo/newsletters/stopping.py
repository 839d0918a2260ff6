"""Declining letters by a link that nobody else can make, without signing in."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core import signing
from django.urls import reverse

from octavo.accounts.models import Account
from octavo.post.suppressing import decline, is_declined, welcome

_SALT = "octavo.newsletters.stop"


def stop_link(account: Account, *, kind: str) -> str:
    """Where this account declines such letters. It does not say whose it is, and never ends."""
    token = signing.dumps([account.pk, kind], salt=_SALT)
    return settings.ADDRESS + reverse("newsletters:stop", args=[token])


def whose(token: str) -> tuple[Account | None, str] | None:
    """Account and kind of letter; None for a link that we have not made.

    The account may be gone: then nothing is sent anyway.
    """
    try:
        key, kind = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return Account.objects.filter(pk=key).first(), kind


def stop(account: Account, *, kind: str, now: datetime) -> None:
    """Send no such letter any more."""
    decline(account.email, kind=kind, now=now)


def go_on(account: Account, *, kind: str) -> None:
    """Send them again."""
    welcome(account.email, kind=kind)


def has_stopped(account: Account, *, kind: str) -> bool:
    """Whether such letters are declined."""
    return is_declined(account.email, kind=kind)
