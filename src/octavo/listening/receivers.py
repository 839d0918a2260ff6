"""What other rooms' news means for listening."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from octavo.accounts.models import Account
from octavo.accounts.signals import account_erased
from octavo.listening.models import Place, PrivateFeed


@receiver(account_erased)
def forget_what_was_heard(account: Account, **_said: Any) -> None:
    """Feeds and places go. The addresses open nothing any more and are not known."""
    PrivateFeed.objects.filter(account=account).delete()
    Place.objects.filter(account=account).delete()
