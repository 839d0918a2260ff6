"""What every errand asks and tells."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from octavo.billing.acts.doing import Doing
from octavo.billing.books import open_invoice
from octavo.core import terms
from octavo.memberships.models import Event, Subscription
from octavo.memberships.story import tell


def going_on() -> QuerySet[Subscription]:
    """Those that nobody has cancelled and that renew."""
    return Subscription.objects.filter(cancel_asked_on=None, offer__renews=True).exclude(
        payer__erased_at__isnull=False
    )


def tell_once(at_hand: Doing, act: Event.Act, key: str, term: terms.Term, **said: Any) -> None:
    """The line in the story, under the key that keeps it from being done again."""
    invoice = open_invoice(at_hand.row)
    number = invoice.number if invoice else None
    row, now = at_hand.row, at_hand.now
    tell(act, of=row, at=now, key=key, term=term.number, document=number, **said)
