"""Reminds somebody of an invoice out of turn: the desk writes, not the calendar."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing import letters
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.errors import BillingRefusal
from octavo.billing.models import Document
from octavo.memberships.models import Event
from octavo.memberships.story import tell, was_told


class RemindedToday(BillingRefusal):
    """Nobody is reminded twice on one day."""


class NoAddress(BillingRefusal):
    """Nobody can be written to without an e-mail address."""


def remind(invoice: Document, *, by: Account, now: datetime) -> None:
    """Send the reminder once more, once a day at most."""
    key = _key(invoice, now)
    _refuse_unless_possible(invoice, key)
    with transaction.atomic():
        row = invoice.subscription
        tell(Event.Act.REMINDED, of=row, at=now, by=by, key=key, document=invoice.number)
        letters.reminder(row, invoice, key=key, now=now)


def effect_of(invoice: Document, *, now: datetime) -> Effect:
    """Who is written to, about what."""
    _refuse_unless_possible(invoice, _key(invoice, now))
    said = {"email": invoice.payer.email, "number": invoice.number}
    due = in_words(invoice.due_on) if invoice.due_on else "–"
    return Effect(
        (
            _("A reminder of invoice %(number)s goes to %(email)s.") % said,
            _("It was due on %(day)s.") % {"day": due},
        ),
        amount=invoice.sum,
        on=local_day(now),
    )


def _key(invoice: Document, now: datetime) -> str:
    return f"reminded-by-desk:{invoice.pk}:{local_day(now)}"


def _refuse_unless_possible(invoice: Document, key: str) -> None:
    if not invoice.payer.email:
        raise NoAddress(_("There is no e-mail address: telephone or write by hand."))
    if was_told(key):
        raise RemindedToday(_("A reminder was sent today already."))
