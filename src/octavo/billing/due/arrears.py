"""Arrears: an invoice is reminded of, and an order that nobody pays comes to its end."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from octavo.billing import letters
from octavo.billing.acts.doing import Doing
from octavo.billing.books import Reason, open_invoice
from octavo.billing.due.telling import tell_once
from octavo.billing.models import Charge
from octavo.core import terms
from octavo.core.terms.policy import LAPSE_AFTER_DAYS, REMINDER_DAYS
from octavo.memberships.models import Event, Subscription, Term
from octavo.memberships.story import was_told


def find_to_remind(today: date) -> QuerySet[Subscription]:
    """Those whose invoice is a week old."""
    return _unpaid(today, REMINDER_DAYS[0])


def find_to_lapse(today: date) -> QuerySet[Subscription]:
    """Those whose invoice is so old that the order ends."""
    return _unpaid(today, LAPSE_AFTER_DAYS)


def _unpaid(today: date, days: int) -> QuerySet[Subscription]:
    before = today - timedelta(days=days)
    unpaid = Term.objects.filter(
        subscription=OuterRef("pk"),
        paid_on=None,
        ending="",
    ).filter(Q(starts__lte=before, ordered_on__lte=before) | Q(replaces__isnull=False))
    paid_by_card = (Charge.objects.under_way() | Charge.objects.in_arrears()).filter(
        document__subscription=OuterRef("pk"),
        document__term__paid_on=None,
        document__term__ending="",
    )
    return Subscription.objects.filter(Exists(unpaid), ~Exists(paid_by_card), mandate=None)


def remind(at_hand: Doing) -> bool:
    term = at_hand.before.unpaid()
    if term is None or (term.starts is None and term.replaces is None):
        return False
    days = (at_hand.today - max(term.ordered_on, term.starts or term.ordered_on)).days
    step = max((step for step in REMINDER_DAYS if step <= days), default=None)
    key = f"reminded:{at_hand.row.pk}:{term.number}:{step}"
    if step is None or was_told(key):
        return False
    tell_once(at_hand, Event.Act.REMINDED, key, term, days=days)
    if invoice := open_invoice(at_hand.row):
        letters.reminder(at_hand.row, invoice, key=key, now=at_hand.now)
    return True


def lapse(at_hand: Doing) -> bool:
    term = at_hand.before.unpaid()
    after = terms.lapse_unpaid(at_hand.before, today=at_hand.today)
    if term is None or after == at_hand.before:
        return False
    key = f"lapsed:{at_hand.row.pk}:{term.number}"
    tell_once(at_hand, Event.Act.LAPSED, key, term)
    invoice = open_invoice(at_hand.row)
    letters.lapsed(at_hand.row, on=at_hand.today, key=key, now=at_hand.now, invoice=invoice)
    at_hand.keep(after, Reason(_("Not paid in time: the order has lapsed.")))
    return True
