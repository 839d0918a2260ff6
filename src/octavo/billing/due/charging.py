"""Charges that are due: terms that have begun and are paid by card, tried as the policy says.

They are no errands of one transaction each, since a provider is asked between two of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from octavo.billing import letters
from octavo.billing.acts.charging import MOST_SILENCES, ask, begin
from octavo.billing.acts.doing import Doing
from octavo.billing.books import Reason
from octavo.billing.days import local_day
from octavo.billing.due.telling import tell_once
from octavo.billing.errors import DocumentNotOpen
from octavo.billing.models import Charge, Document
from octavo.core import terms
from octavo.memberships.models import Event, Subscription
from octavo.memberships.story import was_told

AT_ONCE = 500

Watch = Callable[[Iterable[Document]], Iterable[Document]]


def charge_what_is_due(*, now: datetime, watch: Watch = iter) -> int:
    """Try each charge that is due today; return how many were tried.

    It may be killed and started again: what was charged is not due any more, and what was asked
    without an answer is asked about, not charged anew. Once a provider has been silent several
    times in a row the rest is only written down, and asked for as soon as it answers. `watch`
    passes the invoices on and may show how far they are.
    """
    today, tried, silences = local_day(now), 0, 0
    for document in watch(due(today)):
        means = document.subscription.mandate.means
        try:
            row = begin(document, provider=means.provider, means=means, now=now)
        except DocumentNotOpen:  # paid or cancelled since it was found
            continue
        tried += 1
        if silences < MOST_SILENCES:
            silences = silences + 1 if ask(row, now=now).state == Charge.State.ASKED else 0
    return tried


def due(today: date) -> Iterator[Document]:
    """Open invoices of terms that have begun and are paid by card, so that a try is due today."""
    begun = Document.objects.open().filter(
        Q(term__starts__lte=today) | Q(term__replaces__isnull=False),
        subscription__mandate__isnull=False,
        subscription__cancel_asked_on=None,
    )
    settled = (Charge.State.FAILED, Charge.State.NEEDS_PAYER)  # nobody is to answer but a payer
    untried = begun.filter(Q(charge=None) | Q(charge__state__in=settled))
    related = ("subscription__mandate__means", "charge", "term")
    last = 0
    while some := list(
        untried.filter(pk__gt=last).select_related(*related).order_by("pk")[:AT_ONCE]
    ):
        last = some[-1].pk
        yield from (one for one in some if _is_due(one, today))


def find_unanswered(today: date) -> QuerySet[Subscription]:
    """Those whose term has begun and whose charge nobody has decided yet."""
    waiting = Charge.objects.filter(
        document__subscription=OuterRef("pk"),
        document__term__starts__lte=today,
        document__term__paid_on=None,
        document__term__ending="",
        state__in=(Charge.State.ASKED, Charge.State.WAITING),
    )
    return Subscription.objects.filter(Exists(waiting))


def read_on(at_hand: Doing) -> bool:
    """A provider that does not answer locks nobody out."""
    after = terms.read_on(at_hand.before, since=at_hand.today)
    if after == at_hand.before:
        return False
    at_hand.keep(after)
    return True


def remind(at_hand: Doing) -> bool:
    """Write to the payer whose card was refused, on the days of the policy."""
    term, made = at_hand.before.unpaid(), _failing(at_hand)
    arrears = made.arrears if made else None
    if term is None or made is None or arrears is None or arrears.ends_on <= at_hand.today:
        return False
    step = terms.reminder_due(arrears, today=at_hand.today)
    key = f"charge-failed:{made.pk}:{step}"
    if step is None or was_told(key):
        return False
    tell_once(at_hand, Event.Act.REMINDED, key, term, days=step)
    letters.charge_failed(made, key=key, now=at_hand.now)
    return True


def find_failing(today: date) -> QuerySet[Subscription]:
    """Those whose charge fails."""
    failing = Charge.objects.in_arrears().filter(document__subscription=OuterRef("pk"))
    return Subscription.objects.filter(Exists(failing))


def lapse(at_hand: Doing) -> bool:
    """End the term that nobody could charge."""
    term, charge_of_it = at_hand.before.unpaid(), _failing(at_hand)
    arrears = charge_of_it.arrears if charge_of_it else None
    if term is None or arrears is None:
        return False
    after = terms.lapse_in_arrears(at_hand.before, arrears, today=at_hand.today)
    if after == at_hand.before:
        return False
    key = f"lapsed:{at_hand.row.pk}:{term.number}"
    tell_once(at_hand, Event.Act.LAPSED, key, term)
    invoice = charge_of_it.document if charge_of_it else None
    letters.lapsed(at_hand.row, on=at_hand.today, key=key, now=at_hand.now, invoice=invoice)
    at_hand.keep(after, Reason(_("Not paid in time: the order has lapsed.")))
    return True


def _is_due(document: Document, today: date) -> bool:
    made = getattr(document, "charge", None)
    if made is None or made.arrears is None:
        return True
    return terms.is_try_due(made.arrears, today=today)


def _failing(at_hand: Doing) -> Charge | None:
    failing = Charge.objects.in_arrears().filter(document__subscription=at_hand.row)
    return failing.select_related("document", "means").last()
