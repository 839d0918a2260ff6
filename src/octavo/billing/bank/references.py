"""Creditor references (ISO 11649): an invoice's number with check digits, as banks carry it."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from octavo.billing.bank.accounts import remainder
from octavo.billing.bank.errors import ReferenceRefused

LONGEST = 21  # characters that the standard leaves to a number
_REFERENCE = re.compile(r"RF[0-9]{2}[A-Z0-9]{1,21}")
_ELSE = re.compile(r"[^A-Z0-9]+")


def reference_of(number: str, *, kind: str = "") -> str:
    """`RF472026000123` of 2026-000123.

    Numbers are counted by kind: letters for the kind keep an invoice and a credit note apart.
    """
    body = _ELSE.sub("", f"{kind}{number}".upper())
    if not body or len(body) > LONGEST:
        sentence = _(
            "No reference can be made of “%(number)s”: it takes 1 to 21 letters and digits."
        )
        raise ReferenceRefused(sentence % {"number": number[:60]})
    return f"RF{98 - remainder(f'RF00{body}'):02d}{body}"


def is_reference(text: str) -> bool:
    """Whether its check digits are right."""
    return bool(_REFERENCE.fullmatch(text)) and remainder(text) == 1


def shown_reference(reference: str) -> str:
    """In groups of four, as the standard prints it."""
    return " ".join(reference[at : at + 4] for at in range(0, len(reference), 4))
