"""Finds out what kind of statement a file is, and has it read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from hashlib import sha256

from django.utils.translation import gettext as _

from octavo.billing.bank.errors import StatementRefused
from octavo.billing.bank.statements.camt import read_camt
from octavo.billing.bank.statements.columns import read_csv
from octavo.billing.bank.statements.lines import Statement, StatementLine

LARGEST = 20_000_000  # bytes: a year of a busy account
_XML = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<")
_MT940 = re.compile(rb"\A[\s{}0-9A-Z:]*?:20:")


def read_statement(content: bytes, *, currency: str = "EUR") -> Statement:
    """Every booking of a file. `currency` is for columns that name none."""
    if not content.strip(b"\0 \r\n\t"):
        raise StatementRefused(_("This file is empty."))
    if len(content) > LARGEST:
        sentence = _("A statement has at most %(size)s MB: ask the bank for a shorter span.")
        raise StatementRefused(sentence % {"size": LARGEST // 1_000_000})
    if content.startswith(b"PK"):
        raise StatementRefused(_("This is a ZIP archive: unpack it, and bring the files in it."))
    if content.startswith(b"%PDF"):
        raise StatementRefused(_("This is a PDF: ask the bank for camt.053 or CSV."))
    if _MT940.match(content[:200]):
        raise StatementRefused(_("This looks like MT940: ask the bank for camt.053 or CSV."))
    read = read_camt(content) if _XML.match(content) else read_csv(content, currency=currency)
    return replace(read, lines=_keyed(read.lines))


def _keyed(lines: tuple[StatementLine, ...]) -> tuple[StatementLine, ...]:
    """With keys, and counted from one."""
    seen: Counter[str] = Counter()
    keyed = []
    for position, line in enumerate(lines, start=1):
        said = _said(line)
        seen[said] += 1
        key = sha256(f"{said}\0{seen[said]}".encode()).hexdigest()
        keyed.append(replace(line, position=position, key=key))
    return tuple(keyed)


def _said(line: StatementLine) -> str:
    amount = f"{line.amount.amount} {line.amount.currency}"
    parts = (line.booked_on.isoformat(), amount, line.name, line.iban, line.text)
    return "\0".join((*parts, line.end_to_end, line.bank_reference))
