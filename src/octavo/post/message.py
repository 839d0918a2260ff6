"""A letter as a mail message, with the headers that tell programs what it is."""

from __future__ import annotations

from email.utils import formataddr, parseaddr
from mimetypes import guess_type
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from octavo.post.frame import look_now
from octavo.post.models import Outgoing


def message_of(letter: Outgoing, connection: Any = None) -> EmailMultiAlternatives:
    """The message: text and HTML, what lies in it, and how it is declined."""
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=_sender(),
        to=[letter.to],
        headers=_headers(letter),
        connection=connection,
    )
    message.attach_alternative(letter.html, "text/html")
    for enclosure in letter.enclosures.order_by("pk"):
        kind = guess_type(enclosure.name)[0] or "application/octet-stream"
        message.attach(enclosure.name, bytes(enclosure.content), kind)
    return message


def _sender() -> str:
    """The magazine by its name, unless the setting names somebody."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    own = name or " ".join(look_now().name.split())
    return formataddr((own, address or settings.DEFAULT_FROM_EMAIL))


def _headers(letter: Outgoing) -> dict[str, str]:
    headers = {
        "Message-ID": letter.message_id,
        "Content-Language": letter.language,
        # Nobody's holiday note should answer a machine.
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if letter.stop_link:
        headers["List-Unsubscribe"] = f"<{letter.stop_link}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers
