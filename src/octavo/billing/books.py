"""The books follow the terms: what an act changed becomes invoices, credit notes and refunds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from octavo.billing.bank_account import BankAccount
from octavo.billing.documents import (
    Invoiced,
    Line,
    address_of,
    credit_lines,
    lines_for,
    write_credit_note,
    write_invoice,
)
from octavo.billing.models import Charge, Document, Payment, Payout, Refund
from octavo.billing.selling import the_seller
from octavo.billing.taxing import Rates
from octavo.billing.wording import line_of
from octavo.core import terms
from octavo.core.terms import Money
from octavo.core.terms.money import total
from octavo.memberships.keeping import offer_of
from octavo.memberships.models import Subscription, Term


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the books change: what the credit note says, and where the money goes, if known.

    `is_gone` says that a bank has taken it by itself, so that nothing is to be sent.
    """

    because: str
    account: BankAccount | None = None
    is_gone: bool = False


def follow(
    row: Subscription,
    before: terms.Subscription,
    after: terms.Subscription,
    *,
    now: datetime,
    reason: Reason | None = None,
) -> list[Refund]:
    """Write what belongs to the terms as they stand now; return what is given back.

    New terms have their invoice, orders that came to nothing and refunds their credit note.
    """
    kept = {term.number: term for term in row.terms.all()}
    why = reason or Reason("")
    for term in after.terms:
        was = before.terms[term.number - 1] if term.number <= len(before.terms) else None
        if was is None:
            invoice_for(row, kept[term.number], now=now)
        elif was.is_open and term.ending is not None:
            _take_back_invoice(kept[term.number], why.because, now=now)
    return _give_back(row, kept, after.refunds[len(before.refunds) :], why, now=now)


def invoice_for(row: Subscription, term: Term, *, now: datetime) -> Document | None:
    """The invoice of a new term; none for what costs nothing."""
    if not term.price:
        return None
    seller = the_seller()
    rates = Rates.on(term.ordered_on, home=seller.country)
    address = address_of(row.payer, on=term.ordered_on)
    country: str = address.get("country") or seller.country
    lines = lines_of(row, term, rates=rates, country=country)
    return write_invoice(Invoiced(row, term, address), lines, seller=seller, now=now)


def lines_of(row: Subscription, term: Term, *, rates: Rates, country: str) -> list[Line]:
    """The lines of a term; what came from a term before is taken off."""
    text = line_of(term, offer_of(row, replaces=term.replaces).name)
    lines = lines_for(term, rates=rates, country=country, text=text)
    if term.carried_in:
        old = Document.objects.invoices().get(
            subscription=row, term__number=term.replaces, term__subscription=row
        )
        lines += credit_lines(old, Money(term.carried_in, term.currency))
    return lines


def open_invoice(row: Subscription) -> Document | None:
    """The invoice that waits for its payment."""
    found: Document | None = Document.objects.open().filter(subscription=row).first()
    return found


def known_account(row: Subscription) -> BankAccount | None:
    """Where the last payment came from, if the bank said it."""
    paid: Payment | None = (
        Payment.objects.filter(subscription=row)
        .exclude(statement_line=None)
        .select_related("statement_line")
        .last()
    )
    line = paid.statement_line if paid else None
    return BankAccount(line.iban, line.name) if line and line.iban and line.name else None


def needs_account(row: Subscription) -> bool:
    """Whether somebody has to say where money goes that is given back.

    What came by a charge goes back by it, and what came by transfer to where it came from.
    """
    return is_paid_otherwise(row) and known_account(row) is None


def is_paid_otherwise(row: Subscription) -> bool:
    """Whether some of its money came by something else than a charge."""
    others = Payment.objects.filter(subscription=row).exclude(method=Payment.Method.CARD)
    return bool(others.exists())


def _take_back_invoice(term: Term, because: str, *, now: datetime) -> None:
    invoice = Document.objects.invoices().filter(term=term).first()
    if invoice is not None:
        said = because or _("The order came to nothing.")
        write_credit_note(invoice, invoice.sum, because=said, now=now)


def _give_back(
    row: Subscription,
    kept: dict[int, Term],
    refunds: tuple[terms.Refund, ...],
    why: Reason,
    *,
    now: datetime,
) -> list[Refund]:
    if not refunds:
        return []
    made = []
    for charge, some in by_way_back(kept, refunds).items():
        sums = [one.amount for one, _invoice in some]
        payout = None if why.is_gone else _ask_payout(row, sums, why, charge, now)
        for one, invoice in some:
            made.append(
                Refund.objects.create(
                    subscription=row,
                    term=kept[one.term],
                    document=write_credit_note(invoice, one.amount, because=why.because, now=now),
                    amount=one.amount.amount,
                    currency=one.amount.currency,
                    on=one.on,
                    at=now,
                    payout=payout,
                )
            )
    return made


def by_way_back(
    kept: dict[int, Term], refunds: tuple[terms.Refund, ...]
) -> dict[Charge | None, list[tuple[terms.Refund, Document]]]:
    """Each with its invoice, by the charge through which its money came; None: by no charge."""
    found: dict[Charge | None, list[tuple[terms.Refund, Document]]] = {}
    for one in refunds:
        invoice = Document.objects.invoices().get(term=kept[one.term])
        charge = Charge.objects.filter(document=invoice, state=Charge.State.PAID).first()
        found.setdefault(charge, []).append((one, invoice))
    return found


def _ask_payout(
    row: Subscription, sums: list[Money], why: Reason, charge: Charge | None, now: datetime
) -> Payout:
    """One sum for all that goes back one way. It may wait for the number of the account."""
    amount = total(sums, row.offer.currency)
    account = None if charge else why.account or known_account(row)
    number = Refund.objects.filter(subscription=row).count() + 1
    return Payout.objects.create(
        subscriber=row.payer,
        iban=account.iban if account else "",
        bic=account.bic if account else "",
        holder=account.holder if account else "",
        charge=charge,
        amount=amount.amount,
        currency=amount.currency,
        end_to_end=f"OCTAVO-{row.pk}-{number}",
        text=_("Money back, subscriber %(number)s") % {"number": row.payer.number},
        asked_at=now,
    )
