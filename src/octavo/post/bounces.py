"""What a mail service says of letters that came back or were called spam."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from octavo.post.models import Suppressed
from octavo.post.suppressing import suppress

# As django-anymail names what services tell.
_BECAUSE = {
    "bounced": Suppressed.Because.BOUNCED,
    "complained": Suppressed.Because.COMPLAINED,
}
# A full mailbox or a busy server is no reason for ever.
_FOR_GOOD = {"invalid", "bounced", "spam"}


def listen() -> None:
    """Hear of it, where django-anymail is installed."""
    if find_spec("anymail"):
        from anymail.signals import tracking

        tracking.connect(hear, dispatch_uid="octavo.post")


def hear(sender: Any, event: Any, esp_name: str, **_more: Any) -> None:
    """Send nothing there any more."""
    because = _BECAUSE.get(event.event_type)
    if because is None or not event.recipient:
        return
    if because is Suppressed.Because.BOUNCED and event.reject_reason not in _FOR_GOOD:
        return
    suppress(event.recipient, because=because, now=event.timestamp)
