"""Bank accounts: whether an IBAN or a BIC can be right, and how people read them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from octavo.billing.bank.errors import BicWrong, IbanWrong

# How long an IBAN of each country is, by the register of ISO 13616.
LENGTHS = {
    country: int(length)
    for country, length in (
        (entry[:2], entry[2:])
        for entry in (
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 "
            "DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 "
            "HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 "
            "MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 "
            "RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 "
            "VA22 VG24 XK20 YE30"
        ).split()
    )
}
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}")
_BIC = re.compile(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_BETWEEN = re.compile(r"[\s\u00a0\u202f.\-]+")


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Where money can be sent. `bic` may be empty: within SEPA nobody needs it."""

    holder: str
    iban: str
    bic: str = ""


def checked_iban(text: str) -> str:
    """The IBAN as banks exchange it; spaces and small letters are forgiven, mistakes are not."""
    iban = _BETWEEN.sub("", text).upper()
    if not iban.isascii() or not _IBAN.fullmatch(iban):
        raise IbanWrong(_("This is no IBAN: it begins with two letters and two digits."))
    length = LENGTHS.get(iban[:2])
    if length is None:
        raise IbanWrong(_("No IBAN begins with %(country)s.") % {"country": iban[:2]})
    if len(iban) != length:
        sentence = _("An IBAN of %(country)s has %(length)s characters; this one has %(found)s.")
        raise IbanWrong(sentence % {"country": iban[:2], "length": length, "found": len(iban)})
    if remainder(iban) != 1:
        raise IbanWrong(_("This IBAN has a mistake in it: its check digits do not agree."))
    return iban


def checked_bic(text: str) -> str:
    """The BIC in capitals; an empty one stays empty."""
    bic = _BETWEEN.sub("", text).upper()
    if bic and not (bic.isascii() and _BIC.fullmatch(bic)):
        raise BicWrong(_("This is no BIC: it has 8 or 11 letters and digits, such as COBADEFF."))
    return bic


def checked_account(account: BankAccount) -> BankAccount:
    """The account with its numbers as banks exchange them."""
    holder = " ".join(account.holder.split())
    return BankAccount(holder, checked_iban(account.iban), checked_bic(account.bic))


def shown_iban(iban: str) -> str:
    """In groups of four, as people read and type it."""
    return " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))


def remainder(code: str) -> int:
    """What ISO 7064 mod 97-10 leaves of a code whose first four characters go to its end."""
    digits = "".join(str(int(letter, 36)) for letter in code[4:] + code[:4])
    return int(digits) % 97
