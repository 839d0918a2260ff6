"""Receive: the money for an invoice has come, and its term is paid."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing import letters
from octavo.billing.acts.doing import Doing, doing
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.errors import DateSenseless, DocumentNotOpen, ReferenceUsed
from octavo.billing.models import Document, Payment, StatementLine
from octavo.core import terms
from octavo.core.terms import IssueOut, Money
from octavo.issues.models import Issue
from octavo.memberships.models import Event
from octavo.memberships.story import tell


def receive(  # noqa: PLR0913 - a payment is all of this
    document: Document,
    *,
    amount: Money,
    on: date,
    method: str,
    now: datetime,
    by: Account | None = None,
    line: StatementLine | None = None,
    reference: str | None = None,
) -> Payment:
    """Mark an invoice as paid on that day. The sum must be the one it asks for.

    The same reference, or the same line of a statement, returns the payment that it made before.
    """
    reference = reference or (f"line:{line.fingerprint}" if line else None)
    with doing(document.subscription, now=now) as at_hand:
        if known := _known(reference, document, amount):
            return known
        if not is_open(document):
            raise DocumentNotOpen(_("There is nothing to pay for this document any more."))
        if not document.issued_on <= on <= at_hand.today:
            raise DateSenseless(_("Money comes after the invoice, and not later than today."))
        term = at_hand.before.term(document.term.number)
        paid = terms.pay(at_hand.before, amount, today=on, out=issues_out_since(term.starts or on))
        at_hand.keep(paid)
        made = Payment.objects.create(
            subscription=at_hand.row,
            term_id=document.term_id,
            document=document,
            amount=amount.amount,
            currency=amount.currency,
            on=on,
            at=now,
            method=method,
            reference=reference,
            statement_line=line,
            by=by,
        )
        _tell(at_hand, made, by=by)
        letters.paid(made, paid, now=now)
    return made


def effect_of(document: Document, *, now: datetime) -> Effect:
    """What marking it as paid will do."""
    standing = local_day(now)
    said = (
        _("%(sum)s for invoice %(number)s counts as paid.")
        % {"sum": in_words(document.sum), "number": document.number},
        _("The subscription runs, with copies if it includes print."),
    )
    return Effect(said, amount=document.sum, on=standing)


def is_open(document: Document) -> bool:
    """Whether it is an invoice that waits for its payment."""
    return bool(Document.objects.open().filter(pk=document.pk).exists())


def issues_out_since(day: date) -> list[IssueOut]:
    """The issues that came out on that day or later, in their order."""
    found = Issue.objects.published().order_by("number")
    rows = found.values_list("number", "first_published_at", "weight")
    out = [IssueOut(number, timezone.localdate(at), weight) for number, at, weight in rows if at]
    return [one for one in out if one.on >= day]


def _known(reference: str | None, document: Document, amount: Money) -> Payment | None:
    if reference is None:
        return None
    known: Payment | None = Payment.objects.filter(reference=reference).first()
    if known is not None and (known.document_id != document.pk or known.money != amount):
        raise ReferenceUsed(_("A payment of that reference is there already, for something else."))
    return known


def _tell(at_hand: Doing, made: Payment, *, by: Account | None) -> None:
    tell(
        Event.Act.PAID,
        of=at_hand.row,
        at=at_hand.now,
        by=by,
        document=made.document.number,
        amount=made.amount,
        currency=made.currency,
        on=made.on.isoformat(),
        method=made.method,
    )
