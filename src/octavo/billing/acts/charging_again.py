"""Charge again: the desk has an invoice charged to the subscriber's card now, not on its day."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing.acts.charging import ask, begin, refuse_while_under_way
from octavo.billing.acts.doing import doing
from octavo.billing.books import open_invoice
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.errors import NothingToCharge
from octavo.billing.models import Charge, Document, Means
from octavo.billing.standing import means_of
from octavo.core import terms
from octavo.memberships.models import Event, Subscription
from octavo.memberships.story import tell


def charge_again(subscription: Subscription, *, by: Account | None, now: datetime) -> Charge:
    """Charge the open invoice to the card of the mandate; return how the charge stands then.

    That somebody asked for it is in the story before the provider is asked.
    """
    with doing(subscription, now=now) as at_hand:
        invoice, means = _what(at_hand.row, today=at_hand.today)
        row = begin(invoice, provider=means.provider, means=means, now=now)
        tell(
            Event.Act.CHARGED,
            of=at_hand.row,
            at=now,
            by=by,
            document=invoice.number,
            amount=invoice.gross,
            currency=invoice.currency,
        )
    return ask(row, now=now)


def effect_of(subscription: Subscription, *, now: datetime) -> Effect:
    """Which card is charged with what, and what a refusal would mean; refused as the act."""
    today = local_day(now)
    invoice, means = _what(subscription, today=today)
    row = Charge.objects.filter(document=invoice).first()
    arrears = terms.failed(row.arrears if row else None, today=today)
    facts = {"sum": in_words(invoice.sum), "number": invoice.number, "card": means}
    said = [
        _("%(sum)s for invoice %(number)s is charged to %(card)s now.") % facts,
        _if_refused(arrears),
        _("If nobody answers, it is asked about again by itself. Nothing is charged twice."),
    ]
    return Effect(tuple(said), amount=invoice.sum, on=today)


def sentence_of(row: Charge) -> str:
    """How the charge stands, as somebody hears who has just asked for it."""
    return {
        Charge.State.PAID: _("Paid by %(card)s."),
        Charge.State.FAILED: _("Refused by %(card)s: %(why)s."),
        Charge.State.WAITING: _("It is on its way from %(card)s: that takes days."),
        Charge.State.ASKED: _("The provider does not answer. It is asked again by itself."),
        Charge.State.NEEDS_PAYER: _("The bank asks for its payer: send them a reminder."),
        Charge.State.TOO_LATE: _("Nothing was due any more: the money goes back by itself."),
    }[Charge.State(row.state)] % {"card": row.means or "–", "why": row.failure}


def _what(row: Subscription, *, today: date) -> tuple[Document, Means]:
    invoice = open_invoice(row)
    means = means_of(row)
    if invoice is None or means is None:
        raise NothingToCharge(_("There is no open invoice, or no card to charge it to."))
    refuse_while_under_way(invoice)
    term = invoice.term
    if term.replaces is None and (term.starts is None or today < term.starts):
        raise NothingToCharge(_("The term has not begun yet: it is charged on its first day."))
    return invoice, means


def _if_refused(arrears: terms.Arrears) -> str:
    following = terms.next_try(arrears)
    if following is not None:
        day = in_words(following)
        return _("If it is refused, it is tried again by itself on %(day)s.") % {"day": day}
    day = in_words(arrears.ends_on)
    return _("If it is refused, that was the last try: it lapses on %(day)s.") % {"day": day}
