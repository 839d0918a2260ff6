"""Write off: an invoice that nobody will pay is given up, before the calendar does."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing import letters
from octavo.billing.acts.charging import refuse_while_under_way
from octavo.billing.acts.doing import doing
from octavo.billing.books import Reason, open_invoice
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.errors import DocumentNotOpen, ReasonMissing
from octavo.billing.models import Document
from octavo.billing.standing import standing_of
from octavo.core import terms
from octavo.memberships.models import Event, Subscription
from octavo.memberships.story import tell


def write_off(
    subscription: Subscription, *, because: str, by: Account | None, now: datetime
) -> Document:
    """End the term that waits, cancel its invoice, and keep why. Return the invoice.

    Refused while a charge is on its way: then nobody knows whether it is paid.
    """
    if not because.strip():
        raise ReasonMissing(_("Say why nobody will pay."))
    with doing(subscription, now=now) as at_hand:
        invoice = _invoice(at_hand.row)
        after = terms.write_off(at_hand.before, today=at_hand.today)
        at_hand.keep(after, Reason(_("Written off.")))
        told = tell(
            Event.Act.WRITTEN_OFF,
            of=at_hand.row,
            at=now,
            by=by,
            because=because.strip(),
            amount=invoice.gross,
            currency=invoice.currency,
            document=invoice.number,
        )
        letters.lapsed(at_hand.row, on=at_hand.today, key=f"written-off:{told.pk}", now=now)
    return invoice


def effect_of(subscription: Subscription, *, now: datetime) -> Effect:
    """What is given up, and what ends; refused where the act would be."""
    invoice, standing, today = _invoice(subscription), standing_of(subscription), local_day(now)
    after = terms.write_off(standing, today=today)
    facts = {"sum": in_words(invoice.sum), "number": invoice.number}
    said = [
        _("%(sum)s of invoice %(number)s is given up, and a credit note cancels it.") % facts,
        _("Nobody is reminded or charged for it any more."),
    ]
    running = after.current(today)
    if running is not None and running.stands:
        said.append(_("The change comes to nothing, and the running term goes on."))
    else:
        said.append(_("Reading on trust ends today, and the subscriber is told."))
    return Effect(tuple(said), amount=invoice.sum, on=today)


def _invoice(row: Subscription) -> Document:
    invoice = open_invoice(row)
    if invoice is None:
        raise DocumentNotOpen(_("No invoice waits for its payment."))
    refuse_while_under_way(invoice)
    return invoice
