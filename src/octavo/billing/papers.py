"""A document as a paper: what was kept with it, set as PDF."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from octavo.accounts.magazine import site_name
from octavo.billing.bank.accounts import BankAccount
from octavo.billing.models import Document
from octavo.billing.paper.facts import CreditNote, Invoice, Paper, PaperLine, Payer, Seller
from octavo.billing.paper.setter import set_papers
from octavo.core.terms import Money
from octavo.memberships.addresses import written


def file_of(document: Document) -> bytes:
    """One document as PDF."""
    return files_of([document])[0]


def files_of(documents: list[Document]) -> list[bytes]:
    """Each as PDF, set together."""
    papers = [paper_of(document) for document in documents]
    return set_papers(papers, faces=settings.PAPER_FACES)


def paper_of(document: Document) -> Paper:
    """What it says, copied from what was kept with it."""
    said = document.seller_said
    seller = Seller(
        name=said.get("name") or "",
        address=tuple((said.get("address") or "").splitlines()),
        country=said.get("country") or "",
        tax_id=said.get("vat_id") or "",
        account=_account(said),
        magazine=site_name(),
        web=settings.ADDRESS,
    )
    common: dict[str, Any] = {
        "number": document.number,
        "reference": document.reference,
        "issued_on": document.issued_on,
        "seller": seller,
        "payer": _payer(document.address, home=seller.country),
        "lines": tuple(_lines(document)),
        "language": document.language or settings.LANGUAGE_CODE,
    }
    if document.corrects is not None:
        return CreditNote(
            **common,
            corrects=document.corrects.number,
            corrected_on=document.corrects.issued_on,
            because=document.because,
            returned_to=_returned_to(document),
        )
    term, payment = document.term, getattr(document, "payment", None)
    span = (term.starts, term.ends) if term.starts and term.ends else None
    return Invoice(
        **common,
        due_on=document.due_on,
        paid_on=payment.on if payment else None,
        supplied=span,
        supplied_text="" if span else common["lines"][0].text,
    )


def _account(said: dict[str, str]) -> BankAccount | None:
    if not said.get("iban"):
        return None
    holder = said.get("account_holder") or said.get("name") or ""
    return BankAccount(holder=holder, iban=said["iban"], bic=said.get("bic") or "")


def _returned_to(document: Document) -> BankAccount | None:
    """Where the money goes back, once somebody has said so."""
    refund = getattr(document, "refund", None)
    payout = refund.payout if refund else None
    if payout is None or not payout.iban:
        return None
    return BankAccount(holder=payout.holder, iban=payout.iban, bic=payout.bic)


def _payer(to: dict[str, str], *, home: str) -> Payer:
    where = written({**to, "name": "", "company": ""}) if to.get("country") else []
    return Payer(
        name=to.get("name") or "",
        address=tuple(line for line in (to.get("company") or "", *where) if line),
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
