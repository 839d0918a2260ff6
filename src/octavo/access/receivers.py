"""What other rooms' news means for access."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from octavo.access.metering import put_down
from octavo.access.models import Gift, Opening
from octavo.access.passes import take_back_passes
from octavo.accounts.models import Account
from octavo.accounts.signals import account_erased, signed_out_everywhere
from octavo.issues.models import Publication
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


@receiver(post_save, sender=Publication)
def let_doors_know_the_meter(**_said: Any) -> None:
    """The settings may say another number of articles."""
    transaction.on_commit(lambda: put_down(now=timezone.now()))


@receiver(account_erased)
def forget_what_was_opened_and_given(account: Account, **_said: Any) -> None:
    """Both go. The links of gifts open nothing any more and are not known."""
    Opening.objects.filter(account=account).delete()
    Gift.objects.filter(giver=account).delete()
