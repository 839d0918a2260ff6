"""The post goes round when a test says so; what it brings is in Django's outbox."""

from __future__ import annotations

from django.core import mail
from django.utils import timezone

from octavo.post.delivering import deliver_due


def deliver_all() -> list[mail.EmailMultiAlternatives]:
    """Send all that is due now; return every letter that was ever sent in this test."""
    deliver_due(clock=timezone.now)
    return list(mail.outbox)
