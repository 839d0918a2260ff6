"""The QR code that fills in a transfer in a banking app: EPC069-12, version 002, in UTF-8."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from octavo.billing.bank.accounts import BankAccount, checked_account
from octavo.billing.bank.errors import TransferRefused
from octavo.billing.bank.references import is_reference
from octavo.core.terms.money import Money

NAME, TEXT, NOTE = 70, 140, 70  # characters
BYTES = 331  # what a code of version 13 holds at the level of correction that is prescribed
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Transfer:
    """A transfer that somebody is asked to make: with a reference, or else with a text."""

    to: BankAccount
    amount: Money
    reference: str = ""
    text: str = ""
    note: str = ""  # for the payer's eyes; banks do not carry it


def payload_of(transfer: Transfer) -> str:
    """The lines that the code holds. Names and notes that are too long are cut, sums never."""
    account = checked_account(transfer.to)
    _check(transfer, holder=account.holder)
    lines = [
        "BCD",
        "002",
        "1",  # UTF-8
        "SCT",
        account.bic,
        _line(account.holder, NAME),
        account.iban,
        f"EUR{transfer.amount.major:.2f}",
        "",  # no purpose
        transfer.reference,
        _line(transfer.text, TEXT),
        _line(transfer.note, NOTE),
    ]
    while len("\n".join(lines).encode()) > BYTES:  # letters of more than one byte
        longest = max((5, 10, 11), key=lambda at: len(lines[at].encode()))
        lines[longest] = lines[longest][:-1].rstrip()
    return "\n".join(lines).rstrip("\n")


def _check(transfer: Transfer, *, holder: str) -> None:
    if transfer.amount.currency != "EUR":
        sentence = _("A QR code asks for euros, not for %(currency)s.")
        raise TransferRefused(sentence % {"currency": transfer.amount.currency})
    if transfer.amount.amount <= 0:
        raise TransferRefused(_("A QR code asks for at least one cent."))
    if not holder:
        raise TransferRefused(_("The account that is to be paid has no holder."))
    if transfer.reference and transfer.text:
        raise TransferRefused(_("A transfer has a reference or a text, not both."))
    if transfer.reference and not is_reference(transfer.reference):
        sentence = _("“%(reference)s” is no creditor reference.")
        raise TransferRefused(sentence % {"reference": transfer.reference[:40]})


def _line(text: str, longest: int) -> str:
    return " ".join(_CONTROL.sub(" ", text).split())[:longest].rstrip()
