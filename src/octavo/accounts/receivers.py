"""What follows from signing in and from changing what one signs in with. `apps.py` connects it."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.models import EmailAddress
from django.http import HttpRequest
from django.utils import timezone

from octavo.accounts.browsers import browser_of
from octavo.accounts.devices import sign_out_everywhere
from octavo.accounts.models import Account
from octavo.accounts.sessions import BEGAN, BROWSER
from octavo.post.suppressing import follow

JOINED = "octavo_joined"


def begin(sender: Any, request: HttpRequest, user: Account, **_more: Any) -> None:
    """Remember when this device signed in, and what it says it is. Django has changed its key."""
    request.session[BEGAN] = time.time()
    request.session[BROWSER] = browser_of(request.headers.get("user-agent", ""))


def remember_joining(sender: Any, request: HttpRequest, user: Account, **_more: Any) -> None:
    """Which account this browser asked for, and perhaps gave a password."""
    request.session[JOINED] = user.pk


def drop_strangers_password(
    sender: Any, request: HttpRequest, email_address: EmailAddress, **_more: Any
) -> None:
    """Forget the password of an account whose address is confirmed by another browser.

    Anybody can join with an address that is not theirs, and choose a password. The owner, who
    comes later with a code, must not share the account with them.
    """
    account = email_address.user
    if account.last_login is None and request.session.get(JOINED) != account.pk:
        account.set_unusable_password()
        account.save(update_fields=["password"])


def renew_key(sender: Any, request: HttpRequest, user: Account, **_more: Any) -> None:
    """Give the session of somebody who is signed in, and proved it again, another key."""
    if request.user == user:
        request.session.cycle_key()


def leave_others(sender: Any, request: HttpRequest, user: Account, **_more: Any) -> None:
    """After another password only the device that changed it stays signed in."""
    kept = request.session.session_key if request.user == user else None
    sign_out_everywhere(user, at=timezone.now(), but=kept)


def take_wishes_along(
    sender: Any,
    from_email_address: EmailAddress | None,
    to_email_address: EmailAddress,
    **_more: Any,
) -> None:
    """Whoever declined letters at the old address does so at the new one."""
    if from_email_address is not None:
        follow(before=from_email_address.email, after=to_email_address.email)
