"""Nobody makes an account more powerful than their own, or takes over one that is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from octavo.accounts.models import Account


def refuse_to_raise(request: HttpRequest) -> None:
    """Only who may do everything gives that to somebody new."""
    if "is_superuser" in request.POST and not _may_everything(request):
        raise PermissionDenied


def refuse_to_touch(request: HttpRequest, account: Account) -> None:
    """The same for somebody who is there; and who may do everything is changed by their like."""
    refuse_to_raise(request)
    if account.is_superuser and not _may_everything(request):
        raise PermissionDenied


def refuse_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    """The same for many accounts at once."""
    for account in objects if action.model is Account else ():
        refuse_to_touch(request, account)


def _may_everything(request: HttpRequest) -> bool:
    return bool(request.user.is_superuser)
