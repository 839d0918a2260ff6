"""Corrects what is known of a subscriber: a name that was misheard, an address that bounced."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.memberships.models import Event, Subscriber
from octavo.memberships.signals import subscriber_changed
from octavo.memberships.story import tell


def correct(subscriber: Subscriber, *, by: Account, now: datetime, **contact: str) -> None:
    """Write down another name, company, e-mail address, telephone or VAT number.

    The story says which of them, not what they were: it would outlast an erasure.
    """
    with transaction.atomic():
        row = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
        names = [name for name, value in contact.items() if getattr(row, name) != value]
        if not names:
            return
        for name in names:
            setattr(row, name, contact[name])
        row.email = row.email.strip().lower()
        row.save(update_fields=[*names])
        said = ", ".join(str(Subscriber._meta.get_field(name).verbose_name) for name in names)  # type: ignore[union-attr]
        because = _("Corrected: %(fields)s") % {"fields": said}
        tell(Event.Act.NOTE, of=row, at=now, by=by, because=because)
        subscriber_changed.send(sender=Subscriber, subscriber=row)
    subscriber.refresh_from_db()
