"""A mail service says that a letter came back, and no other follows it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from anymail.signals import tracking
from django.utils import timezone

from octavo.post.suppressing import why_not

pytestmark = pytest.mark.django_db


def tell(kind: str, *, reason: str | None = None, to: str = "Ada@Example.org") -> None:
    event = SimpleNamespace(
        event_type=kind, recipient=to, reject_reason=reason, timestamp=timezone.now()
    )
    tracking.send(sender=object, event=event, esp_name="Postmark")


@pytest.mark.parametrize(
    ("kind", "reason", "because"),
    [
        ("bounced", "bounced", "bounced"),
        ("bounced", "invalid", "bounced"),
        ("bounced", "timed_out", ""),
        ("complained", None, "complained"),
        ("delivered", None, ""),
        ("opened", None, ""),
    ],
)
def test_an_address_that_is_dead_or_complains_gets_no_more(kind, reason, because):
    tell(kind, reason=reason)

    assert why_not("ada@example.org", kind="paid") == because


def test_the_first_reason_stays():
    tell("bounced", reason="bounced")
    tell("complained")

    assert why_not("ada@example.org", kind="paid") == "bounced"
