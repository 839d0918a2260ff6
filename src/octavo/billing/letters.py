"""What subscribers are written: one letter for each event, once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from octavo.memberships.models import Subscriber, Subscription


def write(
    kind: str, of: Subscription | Subscriber, *, key: str, now: datetime, **facts: Any
) -> None:
    """Write a letter of a kind to the payer."""
