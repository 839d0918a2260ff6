"""The devices that an account is signed in on: listed, signed out."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from octavo.accounts.models import Account, Device
from octavo.accounts.signals import signed_out_everywhere


def devices_of(account: Account, *, now: datetime) -> QuerySet[Device]:
    """Those that are signed in, last seen first."""
    return Device.objects.filter(account=account, expire_date__gt=now).order_by("-seen_at")


def sign_out(account: Account, *, device: str) -> bool:
    """Sign one device of this account out, by its public name; False if there is none."""
    found = [it for it in Device.objects.filter(account=account) if it.name == device]
    return bool(Device.objects.filter(pk__in=[it.pk for it in found]).delete()[0])


def sign_out_everywhere(account: Account, *, at: datetime, but: str | None = None) -> int:
    """Sign all devices of this account out, but the one with this session key; return how many."""
    count, _of_kinds = Device.objects.filter(account=account).exclude(pk=but or "").delete()
    signed_out_everywhere.send(sender=Account, account=account, at=at)
    return count
