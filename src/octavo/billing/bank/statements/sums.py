"""Sums as banks write them: 1.234,56 and 1,234.56, with a sign before, behind, or as a letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from octavo.billing.bank.statements.lines import RowRefused, plain
from octavo.core.terms.errors import MoneyAbsurd
from octavo.core.terms.money import Money, nothing

_SHAPE = re.compile(
    r"(?P<before>[+\-−–])?(?P<digits>[0-9][0-9.,'’]*)(?P<behind>[+\-−–])?(?P<side>[SH]|CR|DR)?"
)
_MINUS = frozenset("-−–")
_PLAIN = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,5})?")
_GROUPED = {
    ",": re.compile(r"[0-9]{1,3}(?:[.'’][0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?"),
    ".": re.compile(r"[0-9]{1,3}(?:[,'’][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"),
}
_BARE = re.compile(r"[\s\u00a0\u202f€$£]|EUR|USD|GBP|CHF")


def decimal_mark(column: Iterable[str]) -> str:
    """The mark that the whole column shows, or nothing where it says neither."""
    marks = {mark for text in column if (mark := _mark(_bare(text)))}
    return marks.pop() if len(marks) == 1 else ""


def read_sum(text: str, *, currency: str, mark: str, column: str) -> Money:
    """The sum with its sign; RowRefused names the column."""
    bare = _bare(text)
    shape = _SHAPE.fullmatch(bare)
    if shape is None:
        raise RowRefused(_("“%(text)s” is no sum.") % {"text": plain(text, 40)}, column=column)
    digits = shape["digits"]
    by = _mark(bare) or mark
    if not by and re.search(r"[.,]", digits):
        sentence = _("“%(text)s” can be read in two ways: with thousands or with decimals.")
        raise RowRefused(sentence % {"text": plain(text, 40)}, column=column)
    if by and not _GROUPED[by].fullmatch(digits):
        raise RowRefused(_("“%(text)s” is no sum.") % {"text": plain(text, 40)}, column=column)
    number = re.sub(r"['’]", "", digits)
    if by:
        number = number.replace("," if by == "." else ".", "").replace(by, ".")
    out = shape["before"] in _MINUS or shape["behind"] in _MINUS or shape["side"] in ("S", "DR")
    found = money(number, currency=currency, column=column)
    return -found if out else found


def money(number: str, *, currency: str, column: str) -> Money:
    """The sum of a number with a point, in whole minor units: nothing is rounded."""
    shown = {"text": plain(number, 40)}
    if not _PLAIN.fullmatch(number) or not number.isascii():
        raise RowRefused(_("“%(text)s” is no sum.") % shown, column=column)
    try:
        minor = Decimal(number).scaleb(nothing(currency).digits)
        if minor != minor.to_integral_value():
            sentence = _("“%(text)s” has more decimals than its currency.")
            raise RowRefused(sentence % shown, column=column)
        return Money(int(minor), currency)
    except MoneyAbsurd as absurd:
        sentence = _("“%(text)s %(currency)s” is no sum that anybody pays for a magazine.")
        shown["currency"] = plain(currency, 10)
        raise RowRefused(sentence % shown, column=column) from absurd


def _bare(text: str) -> str:
    return _BARE.sub("", text.upper())


def _mark(bare: str) -> str:
    """The decimal mark that a sum shows for certain: three digits behind it may be thousands."""
    shape = _SHAPE.fullmatch(bare)
    digits = shape["digits"] if shape else ""
    found = [letter for letter in digits if letter in ",."]
    if not found:
        return ""
    if len(set(found)) == 2:  # the last of both
        return found[-1] if found.count(found[-1]) == 1 else ""
    if len(found) > 1:
        return "," if found[0] == "." else "."
    behind = digits.rpartition(found[0])[2]
    return found[0] if len(behind) != 3 else ""
