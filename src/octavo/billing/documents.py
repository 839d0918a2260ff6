"""Writes invoices and credit notes: numbers without a gap, tax by line, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from octavo.billing.bank.references import reference_of
from octavo.billing.days import local_day
from octavo.billing.models import Document, DocumentLine, Seller
from octavo.billing.selling import as_printed
from octavo.billing.taxing import Part, Rates, class_of, net_and_tax
from octavo.core.terms import Money
from octavo.core.terms.policy import TRUST_DAYS
from octavo.memberships.models import Address, Subscriber, Subscription, Term
from octavo.memberships.numbering import next_number
from octavo.memberships.signals import subscriber_changed
from octavo.rows.adding import add, add_all
from octavo.rows.asking import Question

_ADDRESSES = Question(
    lambda subscriber, on: Address.objects.filter(
        subscriber=subscriber, holds_from__lte=on
    ).order_by(),
    subscriber=1,
    on=date(2000, 1, 1),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A part of a sum with its words, and the term it is for.

    A line of a credit note stands in the position of the line that it takes back.
    """

    text: str
    term: Term
    part: Part
    position: int = 0


@dataclass(frozen=True, slots=True)
class Invoiced:
    """What an invoice is for, and the address on it."""

    subscription: Subscription
    term: Term
    address: dict[str, Any]


def write_invoice(
    what: Invoiced, lines: Sequence[Line], *, seller: Seller, now: datetime
) -> Document:
    """The invoice of a term that was ordered."""
    today, subscription, term = local_day(now), what.subscription, what.term
    due_on = max(today, term.starts or today) + timedelta(days=term.trust_days or TRUST_DAYS)
    return _write(
        Document(
            kind=Document.Kind.INVOICE,
            due_on=due_on,
            seller=seller,
            seller_said=as_printed(seller),
            payer=subscription.payer,
            address=what.address,
            language=_language_of(subscription.payer),
            subscription=subscription,
            term=term,
            currency=term.currency,
            made_at=now,
        ),
        lines,
        seller=seller,
        on=today,
    )


def write_credit_note(invoice: Document, amount: Money, *, because: str, now: datetime) -> Document:
    """Take back so much of an invoice, each line in its proportion, at the rates it was sold at."""
    return _write(
        Document(
            kind=Document.Kind.CREDIT_NOTE,
            seller=invoice.seller,
            seller_said=invoice.seller_said,
            payer_id=invoice.payer_id,
            address=invoice.address,
            language=invoice.language,
            subscription_id=invoice.subscription_id,
            term_id=invoice.term_id,
            corrects=invoice,
            because=because,
            currency=invoice.currency,
            made_at=now,
        ),
        _shares(_left(invoice), amount),
        seller=invoice.seller,
        on=local_day(now),
    )


def lines_for(
    term: Term, *, rates: Rates, country: str, text: str, gross: Money | None = None
) -> list[Line]:
    """The lines of a term: one for each part of its price that has a rate of its own."""
    tax_class = class_of(term.tax_class, term.formats)
    whole = Money(term.price, term.currency) if gross is None else gross
    parts = rates.split(whole, tax_class=tax_class, country=country)
    return [Line(text, term, part) for part in parts]


def credit_lines(invoice: Document, amount: Money) -> list[Line]:
    """What is left of an earlier term, taken off the invoice of another one.

    It is a share of what was sold there, whether it was paid or itself came from a term before.
    """
    sold = [line for line in _left(invoice) if line.gross > 0]
    found = _shares(sold, amount)
    said = _("Credit of invoice %(number)s") % {"number": invoice.number}
    return [Line(said, one.term, _negative(one.part)) for one in found]


def country_of(payer: Subscriber, *, on: date, default: str) -> str:
    """Where somebody is, for tax: by the invoice's address, or the one that copies go to."""
    return address_of(payer, on=on).get("country") or default


def address_of(subscriber: Subscriber, *, on: date) -> dict[str, Any]:
    """The address on an invoice of that day, as it is copied into it."""
    order = {Address.Use.BILLING: 0, Address.Use.DELIVERY: 1}
    rows: list[Address] = _ADDRESSES.ask(subscriber=subscriber.pk, on=on)
    rows.sort(key=lambda row: (order[Address.Use(row.use)], -row.holds_from.toordinal(), -row.pk))
    said: dict[str, Any] = {"name": subscriber.name, "company": subscriber.company}
    said |= {"email": subscriber.email, "vat_id": subscriber.vat_id, "number": subscriber.number}
    if rows:
        said |= {name: text for name, text in rows[0].parts.items() if text or name not in said}
    return said


def _write(made: Document, lines: Iterable[Line], *, seller: Seller, on: date) -> Document:
    """Number it, add it up and keep it with its lines."""
    kept = list(lines)
    made.issued_on = on
    made.number = _number(seller, Document.Kind(made.kind), on.year)
    made.reference = reference_of(made.number)
    made.net = sum(one.part.net.amount for one in kept)
    made.tax = sum(one.part.tax.amount for one in kept)
    made.gross = made.net + made.tax
    add(made)
    add_all(
        DocumentLine(
            document=made,
            position=one.position or position,
            term=one.term,
            text=one.text[:255],
            tax_class=one.part.tax_class,
            rate=one.part.rate,
            rule=one.part.rule,
            country=one.part.country,
            seller=(seller.vat_id or seller.name)[:200],
            net=one.part.net.amount,
            tax=one.part.tax.amount,
            gross=one.part.gross.amount,
        )
        for position, one in enumerate(kept, 1)
    )
    subscriber_changed.send(sender=Document, subscriber=made.payer, document=made)
    return made


def _number(seller: Seller, kind: Document.Kind, year: int) -> str:
    """Such as 2026-000123, and of credit notes C2026-000123."""
    count = next_number(f"{seller.pk}:{kind.value}:{year}")
    mark = "C" if kind is Document.Kind.CREDIT_NOTE else ""
    return f"{seller.prefix}{mark}{year}-{count:06}"


def _left(invoice: Document) -> list[DocumentLine]:
    """The lines of an invoice with what no credit note has taken back yet."""
    lines = {line.position: line for line in invoice.lines.select_related("term")}
    for taken in DocumentLine.objects.filter(document__corrects=invoice):
        line = lines[taken.position]
        line.net, line.tax = line.net - taken.net, line.tax - taken.tax
        line.gross -= taken.gross
    return list(lines.values())


def _shares(lines: Sequence[DocumentLine], amount: Money) -> list[Line]:
    """So much of what is left of an invoice; the last note takes it to the cent."""
    whole = sum(line.gross for line in lines)
    if amount.amount == whole:
        return [Line(line.text, line.term, _part_of(line), line.position) for line in lines]
    if amount.amount > whole:
        message = f"{amount.amount} is more than is left of the invoice: {whole}."
        raise ValueError(message)
    asking = [line for line in lines if line.gross > 0]
    sums = amount.split([line.gross for line in asking])
    return [
        Line(line.text, line.term, _part_at(line, one), line.position)
        for line, one in zip(asking, sums, strict=True)
    ]


def _part_of(line: DocumentLine) -> Part:
    currency = line.term.currency
    sums = (Money(one, currency) for one in (line.net, line.tax, line.gross))
    return Part(line.tax_class, line.rate, line.rule, line.country, *sums)


def _part_at(line: DocumentLine, gross: Money) -> Part:
    net, tax = net_and_tax(gross, line.rate)
    return Part(line.tax_class, line.rate, line.rule, line.country, net, tax, gross)


def _negative(part: Part) -> Part:
    return Part(
        part.tax_class, part.rate, part.rule, part.country, -part.net, -part.tax, -part.gross
    )


def _language_of(payer: Subscriber) -> str:
    return payer.account.language if payer.account else ""
