"""Links that are mailed to a payer: each opens one invoice and what came after it, or one card."""

from __future__ import annotations

from django.core import signing
from django.urls import reverse

from octavo.billing.models import Document
from octavo.memberships.models import Subscription

SEAL = "octavo.billing.paying"
SEAL_OF_CARDS = "octavo.billing.cards"
HOLDS = 60 * 24 * 60 * 60  # seconds


def path_to_pay(document: Document) -> str:
    """Where this invoice is paid without signing in."""
    return reverse("pay", args=[signing.dumps(document.pk, salt=SEAL)])


def number_in(token: str) -> int | None:
    """Which row of invoices the link was made for; None for a forged or an old one."""
    return _sealed(token, SEAL)


def path_to_card(subscription: Subscription) -> str:
    """Where the card of this subscription is changed without signing in."""
    return reverse("change_card", args=[signing.dumps(subscription.pk, salt=SEAL_OF_CARDS)])


def subscription_in(token: str) -> int | None:
    """Which subscription the link was made for; None for a forged or an old one."""
    return _sealed(token, SEAL_OF_CARDS)


def _sealed(token: str, seal: str) -> int | None:
    try:
        return int(signing.loads(token, salt=seal, max_age=HOLDS))
    except signing.BadSignature:
        return None
