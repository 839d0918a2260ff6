"""What signing in and out means for passes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from octavo.access.passes import take_back_passes
from octavo.accounts.models import Account
from octavo.accounts.signals import signed_out_everywhere
from octavo.memberships.signals import rights_changed


@receiver(user_logged_in)
def bring_a_pass(request: HttpRequest, **_said: Any) -> None:
    """The answer to this request brings one."""
    request.octavo_pass_due = True  # type: ignore[attr-defined]
    request.octavo_pass_ended = False  # type: ignore[attr-defined]


@receiver(user_logged_out)
def end_the_pass(request: HttpRequest | None, **_said: Any) -> None:
    """The pass of this device is taken back at once, and its cookie goes."""
    if request is not None:
        request.octavo_pass_ended = True  # type: ignore[attr-defined]


@receiver(signed_out_everywhere)
def end_all_passes(account: Account, at: datetime, **_said: Any) -> None:
    """Every pass that was handed out is taken back; a device that stays gets another by itself."""
    take_back_passes(account, at=at)


@receiver(rights_changed)
def end_passes_that_say_otherwise(account: Account, at: datetime, **_said: Any) -> None:
    """What a subscription gives has changed; who is signed in gets another pass by itself."""
    take_back_passes(account, at=at)
