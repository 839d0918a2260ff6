"""Statements in CSV, as German banks and others write it: columns are known by their headings."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from io import StringIO

from django.utils.translation import gettext as _

from octavo.billing.bank.errors import StatementRefused
from octavo.billing.bank.statements.headings import MOST_ABOVE, Columns, columns_of
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
from octavo.billing.bank.statements.sums import decimal_mark, read_sum
from octavo.core.terms.money import Money

SEPARATORS = ";,\t|"
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ].*)?", re.DOTALL)
_NOT_BOOKED = re.compile(r"vorgemerkt|pending|nicht gebucht|not booked|abgelehnt|rejected", re.I)
_NO_BOOKING = re.compile(r"(kontostand|saldo|anfangssaldo|endsaldo|summe|total|balance)\b", re.I)
_CURRENCY = re.compile(r"[A-Z]{3}")

Row = tuple[int, list[str]]


def read_csv(content: bytes, *, currency: str) -> Statement:
    """Rows above the headings and balances below them are passed over."""
    text = _decoded(content)
    separator, columns, start = _headings(text)
    rows: list[Row] = []
    troubles: list[Trouble] = []
    for number, row in _rows(text, separator, troubles):
        if number > start and not _is_no_booking(row):
            rows.append((number, row))
        if len(rows) > MOST_LINES:
            raise StatementRefused(_("This file has more lines than any statement."))
    reader = _Reader(columns, rows, currency=currency)
    lines: list[StatementLine] = []
    for number, row in rows:
        try:
            if (line := reader.line(row)) is not None:
                lines.append(line)
        except RowRefused as refused:
            troubles.append(Trouble(number, refused.column, str(refused)))
    return Statement("csv", tuple(lines), tuple(troubles), iban=lines[0].account if lines else "")


class _Reader:
    """Reads rows of one file: which mark parts its cents is asked of the whole column."""

    def __init__(self, columns: Columns, rows: list[Row], *, currency: str) -> None:
        self.columns = columns
        self.currency = currency
        self.mark = decimal_mark(
            columns.cell(row, said) for _, row in rows for said in ("amount", "credit", "debit")
        )

    def line(self, row: list[str]) -> StatementLine | None:
        """The booking; nothing for one that is only announced."""
        cell = self.columns.cell
        if _NOT_BOOKED.search(cell(row, "state")):
            return None
        self._check_width(row)
        amount = self._amount(row)
        party = cell(row, "payer" if amount.amount >= 0 else "payee") or cell(row, "payee")
        return StatementLine(
            position=0,
            booked_on=_date(cell(row, "booked_on"), self.columns.heading("booked_on")),
            amount=amount,
            name=plain(cell(row, "name") or party, NAME),
            iban=iban(cell(row, "iban")),
            text=plain(cell(row, "text") or cell(row, "kind")),
            end_to_end=code(cell(row, "end_to_end")),
            account=iban(cell(row, "account")),
        )

    def _check_width(self, row: list[str]) -> None:
        """A row that lacks cells or has more than headings has lost its order."""
        behind = max(self.columns.at[said] for said in self.columns.at)
        if len(row) <= behind or any(cell.strip() for cell in row[self.columns.width :]):
            sentence = _("The row has %(found)s cells, the headings have %(expected)s.")
            shown = {"found": len(row), "expected": self.columns.width}
            raise RowRefused(sentence % shown)

    def _amount(self, row: list[str]) -> Money:
        currency = self._currency(row)
        if "amount" in self.columns.at:
            amount = self._sum(row, "amount", currency)
            out = self.columns.cell(row, "side").upper()[:1] in ("S", "D")
            return -amount if out and amount.amount > 0 else amount
        credit, debit = (self.columns.cell(row, said) for said in ("credit", "debit"))
        if bool(credit) == bool(debit):
            sentence = _("A booking has a sum in one of two columns, this one in both or none.")
            raise RowRefused(sentence, column=self.columns.heading("credit"))
        if credit:
            return self._sum(row, "credit", currency)
        amount = self._sum(row, "debit", currency)
        return -amount if amount.amount > 0 else amount

    def _sum(self, row: list[str], said: str, currency: str) -> Money:
        column = self.columns.heading(said)  # type: ignore[arg-type]
        text = self.columns.cell(row, said)  # type: ignore[arg-type]
        return read_sum(text, currency=currency, mark=self.mark, column=column)

    def _currency(self, row: list[str]) -> str:
        found = self.columns.cell(row, "currency").upper().replace("€", "EUR") or self.currency
        if not _CURRENCY.fullmatch(found):
            sentence = _("“%(text)s” is no currency.")
            heading = self.columns.heading("currency")
            raise RowRefused(sentence % {"text": plain(found, 10)}, column=heading)
        return found


def _decoded(content: bytes) -> str:
    """UTF-8 or UTF-16 if it is, else the code page of Western Windows, in which anything reads."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
    if "\0" in text:
        raise StatementRefused(_("This is neither camt.053 nor CSV."))
    return text


def _headings(text: str) -> tuple[str, Columns, int]:
    """The separator under which a row turns out to be headings, and the number of that row."""
    best: tuple[str, Columns, int] | None = None
    top = "\n".join(text.splitlines()[: MOST_ABOVE + 1])
    for separator in SEPARATORS:
        for number, row in _rows(top, separator, []):
            columns = columns_of(row)
            if columns and (best is None or len(columns.at) > len(best[1].at)):
                best = separator, columns, number
    if best is None:
        sentence = _("This CSV has no headings that say where day and sum of a booking stand.")
        raise StatementRefused(sentence)
    return best


def _rows(text: str, separator: str, troubles: list[Trouble]) -> Iterator[Row]:
    """Rows with the number of the line on which each begins."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    while True:
        number = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as broken:
            sentence = _("From here on this is no CSV: %(reason)s.")
            troubles.append(Trouble(number, "", sentence % {"reason": str(broken)}))
            return
        if any(cell.strip() for cell in row):
            yield number, row


def _is_no_booking(row: list[str]) -> bool:
    """A balance or a sum that some banks write below the bookings."""
    first = next(cell.strip() for cell in row if cell.strip())
    return bool(_NO_BOOKING.match(first))


def _date(text: str, column: str) -> date:
    dotted = _DOTTED.fullmatch(text)
    iso = text[:10] if _ISO.fullmatch(text) else ""
    if dotted:
        day, month, year = dotted.groups()
        iso = f"{year if len(year) == 4 else f'20{year}'}-{month:0>2}-{day:0>2}"
    try:
        found = date.fromisoformat(iso)
    except ValueError as wrong:
        sentence = _("“%(text)s” is no date; 30.11.2026 and 2026-11-30 are read.")
        raise RowRefused(sentence % {"text": plain(text, 40)}, column=column) from wrong
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        sentence = _("“%(text)s” is in no year of this magazine.")
        raise RowRefused(sentence % {"text": plain(text, 40)}, column=column)
    return found
