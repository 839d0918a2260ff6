"""The reference that a payer writes on a transfer: ISO 11649, with check digits."""

from __future__ import annotations


def reference_of(number: str) -> str:
    """The creditor reference of a document: `RF`, two check digits, its number without signs."""
    body = "".join(sign for sign in number.upper() if sign.isascii() and sign.isalnum())
    digits = "".join(str(int(sign, 36)) for sign in f"{body}RF00")
    return f"RF{98 - int(digits) % 97:02}{body}"
