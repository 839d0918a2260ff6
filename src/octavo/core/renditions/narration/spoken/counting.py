"""Numbers in the words of other languages, as num2words has them."""

from __future__ import annotations

from typing import Literal

from num2words import CONVERTER_CLASSES, num2words

LONGEST = 36
# What its converters raise for a number or a kind that they do not know.
TROUBLES = (NotImplementedError, ArithmeticError, ValueError, LookupError, TypeError, AttributeError)
SAME = {"nb": "no", "nn": "no", "ua": "uk"}
YEARS_APART = frozenset({"de", "nl", "da", "no"})  # elsewhere a year is said like any number
Kind = Literal["cardinal", "ordinal", "year"]


def converter(language: str) -> str:
    """The name under which num2words has a language; empty if it does not."""
    first, _, rest = language.partition("-")
    first = SAME.get(first, first)
    whole = f"{first}_{rest.upper()}"
    return next((name for name in (whole, first) if name in CONVERTER_CLASSES), "")


def counted(digits: str, *, language: str, kind: Kind = "cardinal") -> str:
    """A number in words, or its digits as they are where nobody knows the words."""
    name = converter(language)
    if not name:
        return digits
    if len(digits) > LONGEST:
        return " ".join(counted(digit, language=language) for digit in digits)
    if kind == "year" and name not in YEARS_APART:
        kind = "cardinal"
    try:
        words = str(num2words(int(digits), lang=name, to=kind))
    except TROUBLES:
        return digits
    return " ".join(words.replace(",", " ").split())
