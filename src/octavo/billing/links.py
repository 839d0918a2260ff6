"""Links that are mailed to a payer: each opens one invoice to be paid, or what came after it."""

from __future__ import annotations

from django.core import signing
from django.urls import reverse

from octavo.billing.models import Document

SEAL = "octavo.billing.paying"
HOLDS = 60 * 24 * 60 * 60  # seconds


def path_to_pay(document: Document) -> str:
    """Where this invoice is paid without signing in."""
    return reverse("pay", args=[signing.dumps(document.pk, salt=SEAL)])


def number_in(token: str) -> int | None:
    """Which row of invoices the link was made for; None for a forged or an old one."""
    try:
        return int(signing.loads(token, salt=SEAL, max_age=HOLDS))
    except signing.BadSignature:
        return None
