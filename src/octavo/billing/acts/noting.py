"""Note: somebody at the desk writes something into the story."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing.errors import ReasonMissing
from octavo.memberships.models import Event, Subscriber, Subscription
from octavo.memberships.story import tell


def note(of: Subscriber | Subscription, text: str, *, by: Account, now: datetime) -> Event:
    """Add a line. It is emptied when the subscriber is erased."""
    if not text.strip():
        raise ReasonMissing(_("Write something."))
    return tell(Event.Act.NOTE, of=of, at=now, by=by, because=text.strip())
