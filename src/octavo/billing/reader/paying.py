"""How an invoice is paid by transfer: what somebody types, and the code that types it for them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from octavo.billing.bank.accounts import BankAccount, shown_iban
from octavo.billing.bank.epc import Transfer, payload_of
from octavo.billing.bank.errors import BankTrouble
from octavo.billing.bank.references import shown_reference
from octavo.billing.effects import in_words
from octavo.billing.models import Document
from octavo.billing.paper.codes import svg_of


@dataclass(frozen=True, slots=True)
class HowToPay:
    """The rows of a bank's form, the code as SVG, and the day."""

    rows: tuple[tuple[str, str], ...]
    code: str
    alt: str
    due: str


def transfer_of(invoice: Document) -> HowToPay:
    """Where the money goes, and with which reference; what the seller has not said is left out."""
    said = invoice.seller_said
    holder = said.get("account_holder") or said.get("name") or ""
    rows = [
        (_("Sum"), in_words(invoice.sum)),
        (_("Account holder"), holder),
        ("IBAN", shown_iban(said["iban"]) if said.get("iban") else ""),
        ("BIC", said.get("bic") or ""),
        (_("Reference"), shown_reference(invoice.reference)),
    ]
    return HowToPay(
        rows=tuple((label, value) for label, value in rows if value),
        code=_code(invoice, holder),
        alt=_("Code for banking apps: it fills in the transfer."),
        due=in_words(invoice.due_on) if invoice.due_on else "",
    )


def _code(invoice: Document, holder: str) -> str:
    said = invoice.seller_said
    if not holder or not said.get("iban"):
        return ""
    account = BankAccount(holder=holder, iban=said["iban"], bic=said.get("bic") or "")
    try:
        return svg_of(payload_of(Transfer(account, invoice.sum, invoice.reference)))
    except BankTrouble:  # no euros, or an account elsewhere: the rows are enough
        return ""
