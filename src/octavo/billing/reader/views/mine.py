"""What every page of one's own subscriptions begins with: who asks, and what is theirs."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from octavo.accounts.models import Account
from octavo.billing.reader.claiming import claim
from octavo.issues.models import Issue
from octavo.memberships.models import Subscriber, Subscription


def account_of(request: HttpRequest) -> Account:
    """Whose request it is; every view here is for somebody who is signed in."""
    return cast(Account, request.user)


def me_of(request: HttpRequest, *, now: datetime) -> Subscriber | None:
    """The subscriber that they are; None for somebody who never was one."""
    return claim(account_of(request), now=now)


def mine_or_404(request: HttpRequest, pk: int) -> Subscription:
    """A subscription that this reader holds or pays for."""
    me = Q(holder__account=account_of(request)) | Q(payer__account=account_of(request))
    found = Subscription.objects.filter(me).select_related(
        "offer", "renews_as", "payer", "holder", "recipient"
    )
    return cast(Subscription, get_object_or_404(found, pk=pk))


def issues_to_come(*, most: int) -> list[Issue]:
    """The issues that are planned, the next one first."""
    return list(Issue.objects.to_come().order_by("dated_on", "number")[:most])
