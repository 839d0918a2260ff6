"""Sessions kept one row a device, so that they can be listed, aged and ended.

Django finds `SessionStore` here by name. Nothing is read for a page that does not ask who reads it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils import timezone

from octavo.accounts.policy import NEWSROOM, READER, SEEN_EVERY, STRANGER, Ages

BEGAN = "octavo_began"  # seconds since 1970 at which the account signed in
BROWSER = "octavo_browser"
IN_NEWSROOM = "octavo_newsroom"  # this session has entered the newsroom


def ages_of(data: dict[str, Any]) -> Ages:
    """How long a session with this in it may last."""
    if SESSION_KEY not in data:
        return STRANGER
    return NEWSROOM if data.get(IN_NEWSROOM) else READER


class SessionStore(db.SessionStore):
    """Django's store, with the account, the browser and both ages in columns of their own."""

    @classmethod
    def get_model_class(cls) -> type[Any]:
        """The model, imported late: Django loads session engines before models are ready."""
        from octavo.accounts.models import Device

        return Device

    def load(self) -> dict[str, Any]:
        """What the session holds; a device that is read now has been seen now."""
        device = self._get_session_from_db()  # type: ignore[attr-defined]
        if device is None:
            return {}
        data: dict[str, Any] = self.decode(device.session_data)
        self._see(device, data, now=timezone.now())
        return data

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """The row to be stored."""
        now = timezone.now()
        device: Any = super().create_model_instance(data)
        began = data.get(BEGAN)
        device.account_id = data.get(SESSION_KEY)
        device.began_at = datetime.fromtimestamp(began, tz=now.tzinfo) if began else now
        device.seen_at = now
        device.browser = data.get(BROWSER, "")
        device.expire_date = ages_of(data).end(began_at=device.began_at, seen_at=now)
        return device

    def _see(self, device: Any, data: dict[str, Any], *, now: datetime) -> None:
        if now - device.seen_at < SEEN_EVERY:
            return
        ends = ages_of(data).end(began_at=device.began_at, seen_at=now)
        self.get_model_class().objects.filter(pk=device.pk).update(seen_at=now, expire_date=ends)
