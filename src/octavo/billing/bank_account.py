"""A bank account: its number, checked as ISO 13616 says, and whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from octavo.billing.errors import BankAccountWrong

_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?")
# How long the numbers are where mistakes are most likely to be made.
_LENGTHS = {
    **{"AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20},
    **{"ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26},
    **{"IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15},
    **{"PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27},
}


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Where money is sent. The number is kept without spaces."""

    iban: str
    holder: str
    bic: str = ""

    def __post_init__(self) -> None:
        """Refuse a number that cannot be one."""
        bic = "".join(self.bic.split()).upper()
        if bic and not _BIC.fullmatch(bic):
            raise BankAccountWrong(_("“%(bic)s” is no BIC.") % {"bic": self.bic})
        if not self.holder.strip():
            raise BankAccountWrong(_("Say in whose name the account is."))
        object.__setattr__(self, "iban", checked_iban(self.iban))
        object.__setattr__(self, "bic", bic)
        object.__setattr__(self, "holder", " ".join(self.holder.split())[:70])


def checked_iban(typed: str) -> str:
    """The number without spaces, if its length and its check digits are right."""
    iban = "".join(typed.split()).replace("-", "").upper()
    is_whole = _IBAN.fullmatch(iban) and _LENGTHS.get(iban[:2], len(iban)) == len(iban)
    if not is_whole or _remainder(iban) != 1:
        raise BankAccountWrong(
            _("“%(iban)s” is no IBAN: look for a mistyped digit.") % {"iban": typed}
        )
    return iban


def _remainder(iban: str) -> int:
    return int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97


def check_iban_field(typed: str) -> str:
    """The same for a form; empty may stay empty."""
    try:
        return checked_iban(typed) if typed.strip() else ""
    except BankAccountWrong as wrong:
        raise ValidationError({"iban": str(wrong)}) from wrong
