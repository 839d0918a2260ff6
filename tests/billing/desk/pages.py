"""Acts of the desk, as somebody at it goes through them."""

from __future__ import annotations

import re
from html import unescape

from octavo.memberships.models import Event, Subscription


def address_of(subject, act: str) -> str:
    if isinstance(subject, Subscription):
        return f"/newsroom/desk/subscriptions/{subject.pk}/{act}/"
    return f"/newsroom/desk/subscribers/{subject.number}/{act}/"


def read(client, subject, act: str, **said: str) -> str:
    """What will happen, as the page says it."""
    return read_at(client, address_of(subject, act), **said)


def read_at(client, address: str, **said: str) -> str:
    response = client.post(address, said) if said else client.get(address)
    return unescape(response.content.decode())


def confirm(client, subject, act: str, **said: str):
    """Read what will happen, and press the button below it."""
    return confirm_at(client, address_of(subject, act), **said)


def confirm_at(client, address: str, **said: str):
    html = read_at(client, address, **said)
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', html))
    assert "shown" in hidden, re.sub(r"<[^>]+>", " ", html)[-3000:]
    hidden.pop("csrfmiddlewaretoken", None)
    return client.post(address, hidden, follow=True)


def acts_told(subject) -> list[str]:
    about = "subscription" if isinstance(subject, Subscription) else "subscriber"
    found = Event.objects.filter(**{about: subject})
    return list(found.order_by("pk").values_list("act", flat=True))
