"""Match: a statement is brought, and its lines pay invoices, show payouts, or wait for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing.acts.paying_out import match as match_payout
from octavo.billing.acts.receiving import receive
from octavo.billing.bank.errors import BankTrouble
from octavo.billing.bank.matching import (
    Books,
    Doubtful,
    Matched,
    OpenInvoice,
    OpenPayout,
    Outcome,
)
from octavo.billing.bank.statements import StatementLine as Read
from octavo.billing.bank.statements import Trouble, read_statement
from octavo.billing.errors import LineDecided, StatementRefused
from octavo.billing.models import Document, Payout, Statement, StatementLine
from octavo.core.terms import Money, TermsRefusal


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a file: how many lines of each kind, and what could not be read."""

    statement: Statement
    matched: int
    doubtful: int
    known: int
    troubles: tuple[Trouble, ...]


def bring(content: bytes, *, name: str, by: Account | None, now: datetime) -> Brought:
    """Read a statement and match its lines. One that was brought before changes nothing.

    Lines that an earlier file had are left out. Each payment is a transaction of its own, and its
    line with it: brought again after a crash, the file goes on where it stopped.
    """
    try:
        read = read_statement(content)
    except BankTrouble as trouble:
        raise StatementRefused(str(trouble)) from trouble
    statement, _made = Statement.objects.get_or_create(
        sha256=sha256(content).hexdigest(),
        defaults={"name": name[:200], "brought_at": now, "by": by},
    )
    known = set(
        StatementLine.objects.filter(fingerprint__in=[one.key for one in read.lines]).values_list(
            "fingerprint", flat=True
        )
    )
    fresh = [line for line in read.lines if line.key not in known]
    books = books_of_today() if fresh else Books([])
    states = [_take(statement, line, books.match(line), by=by, now=now) for line in fresh]
    matched = states.count(StatementLine.State.MATCHED)
    return Brought(statement, matched, len(fresh) - matched, len(known), read.troubles)


def books_of_today() -> Books:
    """All that is open, and paid invoices by their reference, to know them again."""
    invoices = Document.objects.invoices().filter(term__ending="").select_related("payer", "term")
    return Books(
        [_open_invoice(invoice) for invoice in invoices.iterator(chunk_size=5_000)],
        [
            OpenPayout(payout.pk, payout.end_to_end, payout.money, payout.iban)
            for payout in Payout.objects.by_transfer()
        ],
    )


def candidates(line: StatementLine) -> Outcome:
    """What a line that is in doubt may be for, as things stand now."""
    return books_of_today().match(
        Read(
            position=line.position,
            booked_on=line.booked_on,
            amount=Money(line.amount, line.currency),
            name=line.name,
            iban=line.iban,
            text=line.text,
            end_to_end=line.end_to_end,
        )
    )


def decide(
    line: StatementLine, found: Document | Payout, *, by: Account, now: datetime
) -> StatementLine:
    """Somebody says what a line is for. Its sum must be the one that is due all the same."""
    with transaction.atomic():
        row = _held(line)
        _carry_out(row, found, by=by, now=now)
        document = found if isinstance(found, Document) else None
        return _decided(row, StatementLine.State.MATCHED, document, by=by, now=now)


def put_away(line: StatementLine, *, because: str, by: Account, now: datetime) -> StatementLine:
    """The line is none of ours."""
    with transaction.atomic():
        row = _held(line)
        row.because = because.strip()[:255] or row.because
        return _decided(row, StatementLine.State.PUT_AWAY, None, by=by, now=now)


def _open_invoice(invoice: Document) -> OpenInvoice:
    return OpenInvoice(
        key=invoice.pk,
        number=invoice.number,
        reference=invoice.reference,
        amount=invoice.sum,
        payer_name=invoice.address.get("name") or invoice.payer.name,
        subscriber_number=str(invoice.payer.number),
        settled=invoice.term.paid_on is not None,
    )


def _take(
    statement: Statement, line: Read, outcome: Outcome, *, by: Account | None, now: datetime
) -> StatementLine.State:
    """Keep a line with what it was matched with, or with the doubt."""
    if isinstance(outcome, Matched):
        try:
            with transaction.atomic():
                found = _document(outcome.document)
                kept = _kept(statement, line, StatementLine.State.MATCHED, outcome.because, found)
                _carry_out(kept, found, by=by, now=now)
        except TermsRefusal as refusal:
            outcome = Doubtful((outcome.document,), str(refusal))
        else:
            return StatementLine.State.MATCHED
    first = outcome.candidates[0] if isinstance(outcome, Doubtful) else None
    document = _document(first) if isinstance(first, OpenInvoice) else None
    _kept(statement, line, StatementLine.State.DOUBTFUL, outcome.because, document)
    return StatementLine.State.DOUBTFUL


def _document(found: OpenInvoice | OpenPayout) -> Document | Payout:
    if isinstance(found, OpenInvoice):
        return Document.objects.get(pk=found.key)
    return Payout.objects.get(pk=found.key)


def _kept(
    statement: Statement,
    line: Read,
    state: StatementLine.State,
    because: str,
    found: Document | Payout | None,
) -> StatementLine:
    last = statement.lines.order_by("-position").first()
    return StatementLine.objects.create(
        statement=statement,
        position=last.position + 1 if last else 1,
        fingerprint=line.key,
        booked_on=line.booked_on,
        amount=line.amount.amount,
        currency=line.amount.currency,
        name=line.name[:200],
        iban=line.iban,
        text=line.text,
        end_to_end=line.end_to_end,
        state=state,
        document=found if isinstance(found, Document) else None,
        because=because[:255],
    )


def _carry_out(
    line: StatementLine, found: Document | Payout, *, by: Account | None, now: datetime
) -> None:
    if isinstance(found, Payout):
        match_payout(found, now=now, line=line, by=by)
        return
    amount = Money(line.amount, line.currency)
    receive(found, amount=amount, on=line.booked_on, method="transfer", now=now, by=by, line=line)


def _held(line: StatementLine) -> StatementLine:
    row = StatementLine.objects.select_for_update().get(pk=line.pk)
    if row.state != StatementLine.State.DOUBTFUL:
        raise LineDecided(_("Somebody has decided about this line already."))
    return row


def _decided(
    row: StatementLine,
    state: StatementLine.State,
    document: Document | None,
    *,
    by: Account,
    now: datetime,
) -> StatementLine:
    row.state, row.document, row.decided_by, row.decided_at = state, document, by, now
    row.save()
    return row
