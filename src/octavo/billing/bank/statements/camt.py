"""Statements in camt.053 (ISO 20022), versions 02, 04 and 08; batches are taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from django.utils.translation import gettext as _
from lxml import etree

from octavo.billing.bank.errors import StatementRefused
from octavo.billing.bank.statements.lines import (
    FIRST_YEAR,
    LAST_YEAR,
    MOST_LINES,
    NAME,
    RowRefused,
    Statement,
    StatementLine,
    Trouble,
    code,
    iban,
    plain,
)
from octavo.billing.bank.statements.sums import money
from octavo.core.terms.money import Money, total

VERSIONS = ("02", "04", "08")
_SPACE = "urn:iso:std:iso:20022:tech:xsd:"
_MESSAGE = re.compile(r"camt\.053\.001\.([0-9]{2})")
_CURRENCY = re.compile(r"[A-Z]{3}")
_SIGNS = {"CRDT": 1, "DBIT": -1}

Element: TypeAlias = etree._Element


def read_camt(content: bytes) -> Statement:
    """Booked entries only: what is merely announced is not there yet."""
    document = _document(content)
    message = _message(document)
    statements = _all(document, "BkToCstmrStmt/Stmt")
    if not statements:
        raise StatementRefused(_("There is no statement in this file."))
    lines: list[StatementLine] = []
    troubles: list[Trouble] = []
    for row, (account, entry) in enumerate(_entries(statements), start=1):
        try:
            found = _entry(entry, row=row, troubles=troubles)
            lines += [replace(line, account=account) for line in found]
        except RowRefused as refused:
            troubles.append(Trouble(row, refused.column, str(refused)))
        if len(lines) > MOST_LINES:
            raise StatementRefused(_("This file has more lines than any statement."))
    lines = list(_once(lines, troubles))
    return Statement(message, tuple(lines), tuple(troubles), iban=_account(statements[0]))


def _entries(statements: list[Element]) -> Iterator[tuple[str, Element]]:
    """Each with the account that it was booked on: a file may hold statements of several."""
    for statement in statements:
        account = _account(statement)
        for entry in _all(statement, "Ntry"):
            yield account, entry


def _account(statement: Element) -> str:
    return iban(_text(statement, "Acct/Id/IBAN"))


def _document(content: bytes) -> Element:
    """The tree, without entities: a statement never declares any, an attack does."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        document = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as broken:
        sentence = _("This XML is broken: %(reason)s.")
        reason = plain(str(broken), 200).rstrip(".")
        raise StatementRefused(sentence % {"reason": reason}) from broken
    if document.getroottree().docinfo.doctype:
        raise StatementRefused(_("This XML declares a document type, as no statement does."))
    return document


def _message(document: Element) -> str:
    name = etree.QName(document)
    message = (name.namespace or "").removeprefix(_SPACE)
    found = _MESSAGE.fullmatch(message)
    if name.localname != "Document" or not (name.namespace or "").startswith(_SPACE):
        raise StatementRefused(_("This XML is no message of ISO 20022, as camt.053 is."))
    if found is None:
        sentence = _("This is %(message)s and no statement of booked money (camt.053).")
        raise StatementRefused(sentence % {"message": plain(message, 40)})
    if found[1] not in VERSIONS:
        sentence = _("This is %(message)s; versions %(versions)s are read.")
        versions = ", ".join(VERSIONS)
        raise StatementRefused(sentence % {"message": message, "versions": versions})
    return message


def _entry(entry: Element, *, row: int, troubles: list[Trouble]) -> list[StatementLine]:
    status = _text(entry, "Sts/Cd") or _text(entry, "Sts")
    if status != "BOOK":
        return []
    amount = _sum(_first(entry, "Amt"), sign=_sign(entry))
    on = _day(entry)
    details = list(_all(entry, "NtryDtls/TxDtls"))
    if len(details) > 1:
        try:
            return _apart(entry, details, whole=amount, on=on)
        except RowRefused as refused:  # the money did arrive: as one sum, for a person to look at
            troubles.append(Trouble(row, refused.column, str(refused)))
            details = []
    return [_line(entry, details[0] if details else None, amount=amount, on=on)]


def _apart(
    entry: Element, details: list[Element], *, whole: Money, on: date
) -> list[StatementLine]:
    """A batch as its payments, when their sum is the batch's."""
    sums = []
    for detail in details:
        found = _first(detail, "Amt")
        found = _first(detail, "AmtDtls/TxAmt/Amt") if found is None else found
        sums.append(_sum(found, sign=_sign(detail, usually=_sign(entry))))
    if {one.currency for one in sums} != {whole.currency}:
        raise RowRefused(
            _("The payments of this batch have other currencies."), column="TxDtls/Amt"
        )
    if total(sums, whole.currency) != whole:
        sentence = _("The payments of this batch do not add up to its sum: it stays one line.")
        raise RowRefused(sentence, column="TxDtls/Amt")
    return [
        _line(entry, detail, amount=amount, on=on)
        for detail, amount in zip(details, sums, strict=True)
    ]


def _line(entry: Element, detail: Element | None, *, amount: Money, on: date) -> StatementLine:
    party = "Dbtr" if amount.amount >= 0 else "Cdtr"
    where = entry if detail is None else detail
    parties = f"RltdPties/{party}"
    return StatementLine(
        position=0,
        booked_on=on,
        amount=amount,
        name=plain(_text(where, f"{parties}/Nm") or _text(where, f"{parties}/Pty/Nm"), NAME),
        iban=iban(_text(where, f"{parties}Acct/Id/IBAN")),
        text=plain(" ".join(dict.fromkeys(_words(entry, detail)))),
        end_to_end=code(_text(where, "Refs/EndToEndId")),
        bank_reference=code(_text(where, "Refs/AcctSvcrRef") or _text(entry, "AcctSvcrRef")),
    )


def _words(entry: Element, detail: Element | None) -> Iterator[str]:
    """What the payer wrote; what the bank wrote stands for it where there is nothing else."""
    if detail is not None:
        found = [
            *(it.text or "" for it in _all(detail, "RmtInf/Ustrd")),
            *(it.text or "" for it in _all(detail, "RmtInf/Strd/CdtrRefInf/Ref")),
            *(it.text or "" for it in _all(detail, "RmtInf/Strd/AddtlRmtInf")),
        ]
        if any(word.strip() for word in found):
            yield from found
            return
        yield _text(detail, "AddtlTxInf")
    yield _text(entry, "AddtlNtryInf")
    yield _text(entry, "NtryDtls/Btch/MsgId")
    yield _text(entry, "NtryDtls/Btch/PmtInfId")


def _once(lines: list[StatementLine], troubles: list[Trouble]) -> Iterator[StatementLine]:
    """Without what the bank put into the file twice, under one reference of its own."""
    seen: set[StatementLine] = set()
    doubled = 0
    for line in lines:
        if line.bank_reference and line.end_to_end and line in seen:
            doubled += 1
            continue
        seen.add(line)
        yield line
    if doubled:
        sentence = _("%(number)s bookings stand in this file twice; each is taken once.")
        troubles.append(Trouble(0, "AcctSvcrRef", sentence % {"number": doubled}))


def _sum(found: Element | None, *, sign: int) -> Money:
    if found is None:
        raise RowRefused(_("The sum is missing."), column="Amt")
    currency = found.get("Ccy", "")
    if not _CURRENCY.fullmatch(currency):
        sentence = _("“%(text)s” is no currency.")
        raise RowRefused(sentence % {"text": plain(currency, 10)}, column="Amt/@Ccy")
    amount = money((found.text or "").strip(), currency=currency, column="Amt")
    return amount if sign > 0 else -amount


def _sign(where: Element, *, usually: int = 0) -> int:
    sign = _SIGNS.get(_text(where, "CdtDbtInd"), usually)
    if not sign:
        raise RowRefused(_("It is not said whether money came or went."), column="CdtDbtInd")
    return sign


def _day(entry: Element) -> date:
    for path in ("BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm"):
        if text := _text(entry, path):
            return _date(text, path)
    raise RowRefused(_("The day of booking is missing."), column="BookgDt")


def _date(text: str, column: str) -> date:
    try:
        day = date.fromisoformat(text[:10])
    except ValueError as wrong:
        sentence = _("“%(text)s” is no date.")
        raise RowRefused(sentence % {"text": plain(text, 40)}, column=column) from wrong
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        sentence = _("“%(text)s” is in no year of this magazine.")
        raise RowRefused(sentence % {"text": plain(text, 40)}, column=column)
    return day


@lru_cache(maxsize=256)
def _path(space: str, path: str) -> str:
    return "/".join(f"{space}{name}" for name in path.split("/"))


def _space(where: Element) -> str:
    """The namespace in its braces."""
    return str(where.tag).partition("}")[0] + "}"


def _first(where: Element, path: str) -> Element | None:
    return where.find(_path(_space(where), path))


def _all(where: Element, path: str) -> list[Element]:
    return list(where.iterfind(_path(_space(where), path)))


def _text(where: Element, path: str) -> str:
    found = _first(where, path)
    return (found.text or "").strip() if found is not None else ""
