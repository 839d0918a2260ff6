"""Roman numerals."""

from __future__ import annotations

import re

VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
WELL_FORMED = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def value_of(numeral: str) -> int:
    """The number it stands for; nought for what is no Roman numeral."""
    letters = numeral.upper()
    if not WELL_FORMED.fullmatch(letters):
        return 0
    values = [VALUES[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))
