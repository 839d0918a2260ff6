"""A bank account that money goes back to: checked as soon as somebody has typed it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from octavo.billing.bank import accounts
from octavo.billing.bank.errors import AccountRefused
from octavo.billing.errors import BankAccountWrong

LONGEST_HOLDER = 70  # characters that banks carry


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Where money is sent. The numbers are kept as banks exchange them."""

    iban: str
    holder: str
    bic: str = ""

    def __post_init__(self) -> None:
        """Refuse numbers that cannot be right."""
        if not self.holder.strip():
            raise BankAccountWrong(_("Say in whose name the account is."))
        object.__setattr__(self, "holder", " ".join(self.holder.split())[:LONGEST_HOLDER])
        object.__setattr__(self, "iban", checked_iban(self.iban))
        object.__setattr__(self, "bic", _checked_bic(self.bic))

    def for_the_bank(self) -> accounts.BankAccount:
        """The same as the files of the bank take it."""
        return accounts.BankAccount(self.holder, self.iban, self.bic)


def checked_iban(typed: str) -> str:
    """The number without spaces, if its length and its check digits are right."""
    try:
        return accounts.checked_iban(typed)
    except AccountRefused as wrong:
        raise BankAccountWrong(str(wrong)) from wrong


def check_iban_field(typed: str) -> str:
    """The same for a form; empty may stay empty."""
    try:
        return checked_iban(typed) if typed.strip() else ""
    except BankAccountWrong as wrong:
        raise ValidationError({"iban": str(wrong)}) from wrong


def _checked_bic(typed: str) -> str:
    try:
        return accounts.checked_bic(typed)
    except AccountRefused as wrong:
        raise BankAccountWrong(str(wrong)) from wrong
