"""Nobody makes an account more powerful than their own; and who is shut out is so at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from octavo.accounts.devices import sign_out_everywhere
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
        if action_type == "delete":
            shut_out_who_goes(request, account)


def shut_out_if_closed(request: HttpRequest, account: Account) -> None:
    """A closed account is signed out everywhere, and nobody reads on with its passes."""
    if not account.is_active:
        sign_out_everywhere(account, at=timezone.now())


def shut_out_who_goes(request: HttpRequest, account: Account) -> None:
    """The same before an account is deleted, while it is known whose passes those are."""
    if request.method == "POST":
        sign_out_everywhere(account, at=timezone.now())


def shut_out_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    """The same for many accounts at once, as they are after the action."""
    if action.model is Account:
        named = [account.pk for account in objects if account.pk]
        for account in Account.objects.filter(pk__in=named, is_active=False):
            shut_out_if_closed(request, account)


def _may_everything(request: HttpRequest) -> bool:
    return bool(request.user.is_superuser)
