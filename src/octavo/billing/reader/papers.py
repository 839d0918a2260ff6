"""A document as its payer gets it: the file, and how to pay it by transfer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _

from octavo.billing.bank.accounts import BankAccount, shown_iban
from octavo.billing.bank.epc import Transfer, payload_of
from octavo.billing.bank.errors import BankTrouble
from octavo.billing.bank.references import shown_reference
from octavo.billing.effects import in_words
from octavo.billing.models import Document
from octavo.billing.paper.codes import svg_of
from octavo.billing.paper.facts import CreditNote, Invoice, Paper, PaperLine, Payer
from octavo.billing.paper.facts import Seller as SellerFacts
from octavo.billing.paper.setter import set_paper
from octavo.core.terms import Money
from octavo.memberships.addresses import written


@dataclass(frozen=True, slots=True)
class HowToPay:
    """What somebody types into their bank's form, and the code that types it for them."""

    rows: tuple[tuple[str, str], ...]
    code: str
    alt: str
    due: str


def transfer_of(invoice: Document) -> HowToPay:
    """Where the money goes, and with which reference. Without an account there is no row."""
    said = invoice.seller_said
    reference = shown_reference(invoice.reference)
    holder = said.get("account_holder") or said.get("name") or ""
    rows = [
        (_("Sum"), in_words(invoice.sum)),
        (_("Account holder"), holder),
        ("IBAN", shown_iban(said["iban"]) if said.get("iban") else ""),
        ("BIC", said.get("bic") or ""),
        (_("Reference"), reference),
    ]
    return HowToPay(
        rows=tuple((label, value) for label, value in rows if value),
        code=_code(invoice, holder),
        alt=_("Code for banking apps: it fills in the transfer."),
        due=in_words(invoice.due_on) if invoice.due_on else "",
    )


def file_of(document: Document) -> bytes:
    """The document as PDF."""
    faces = [Path(apps.get_app_config("press").path) / "design" / "faces"]
    return set_paper(facts_of(document), faces=faces)


def facts_of(document: Document) -> Paper:
    """What it says, copied from what was kept with it."""
    said, to = document.seller_said, document.address
    seller = SellerFacts(
        name=said.get("name") or "",
        address=tuple((said.get("address") or "").splitlines()),
        country=said.get("country") or "",
        tax_id=said.get("vat_id") or "",
        account=_account(document),
        web=settings.ADDRESS,
    )
    common = {
        "number": document.number,
        "reference": document.reference,
        "issued_on": document.issued_on,
        "seller": seller,
        "payer": _payer(to, home=seller.country),
        "lines": tuple(_lines(document)),
        "language": document.language or settings.LANGUAGE_CODE,
    }
    if document.kind == Document.Kind.CREDIT_NOTE and document.corrects:
        return CreditNote(
            **common,
            corrects=document.corrects.number,
            corrected_on=document.corrects.issued_on,
            because=document.because,
        )
    term, payment = document.term, getattr(document, "payment", None)
    return Invoice(
        **common,
        due_on=document.due_on,
        paid_on=payment.on if payment else None,
        supplied=(term.starts, term.ends) if term.starts and term.ends else None,
        supplied_text="" if term.starts and term.ends else document.lines.all()[0].text,
    )


def _payer(to: dict[str, str], *, home: str) -> Payer:
    lines = written({**to, "name": "", "company": ""}, abroad_of="") if to.get("country") else []
    company = [to["company"]] if to.get("company") else []
    return Payer(
        name=to.get("name") or "",
        address=(*company, *lines),
        country=to.get("country") or home,
        subscriber_number=str(to.get("number") or ""),
        tax_id=to.get("vat_id") or "",
    )


def _lines(document: Document) -> list[PaperLine]:
    currency = document.currency
    return [
        PaperLine(
            text=line.text,
            net=Money(line.net, currency),
            tax=Money(line.tax, currency),
            gross=Money(line.gross, currency),
            rate=line.rate,
            tax_class=line.tax_class,
            country=line.country,
            rule=line.rule,
        )
        for line in document.lines.all()
    ]


def _account(document: Document) -> BankAccount | None:
    said = document.seller_said
    if not said.get("iban"):
        return None
    holder = said.get("account_holder") or said.get("name") or ""
    return BankAccount(holder=holder, iban=said["iban"], bic=said.get("bic") or "")


def _code(invoice: Document, holder: str) -> str:
    account = _account(invoice)
    if account is None or not holder:
        return ""
    try:
        return svg_of(payload_of(Transfer(account, invoice.sum, invoice.reference)))
    except BankTrouble:  # no euros, or an account elsewhere: the rows are enough
        return ""
