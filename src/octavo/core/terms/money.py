"""Sums of money: whole minor units and a currency, never mixed, never rounded in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from octavo.core.terms.errors import CurrenciesMixed, MoneyAbsurd

MOST = 10**12  # beyond it somebody has missed the point
MOST_PRICE = 10**9  # what one term may cost; a column of any database holds it
_CURRENCY = re.compile(r"[A-Z]{3}")
# How many digits of a sum are minor units, where it is not two (ISO 4217).
_DIGITS = dict.fromkeys(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0
) | dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3)


@dataclass(frozen=True, slots=True)
class Money:
    """So many minor units (cents) of a currency, named by its three letters."""

    amount: int
    currency: str

    def __post_init__(self) -> None:
        """Refuse what is no sum: fractions, letters, more money than there is."""
        if type(self.amount) is not int:
            message = f"{self.amount!r} is no whole number of minor units."
            raise MoneyAbsurd(message)
        if abs(self.amount) > MOST:
            message = f"{self.amount} is more than anybody pays for a magazine."
            raise MoneyAbsurd(message)
        if type(self.currency) is not str or not is_currency(self.currency):
            message = f"{self.currency!r} is no currency."
            raise MoneyAbsurd(message)

    def __add__(self, other: Money) -> Money:
        self._like(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._like(other)
        return Money(self.amount - other.amount, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._like(other)
        return self.amount < other.amount

    def __le__(self, other: Money) -> bool:
        self._like(other)
        return self.amount <= other.amount

    def __bool__(self) -> bool:
        return self.amount != 0

    def part(self, share: int, of: int) -> Money:
        """That share of so many, rounded down; no more than all of it, and no less than nothing."""
        return Money(part_of(self.amount, share, of), self.currency)

    def split(self, weights: Sequence[int]) -> list[Money]:
        """Parts in these proportions, whose sum is this sum to the cent.

        What rounding leaves goes to those that lost most by it, the first of them first.
        """
        whole = sum(weights)
        if whole <= 0 or min(weights) < 0:
            message = f"A sum cannot be split by {list(weights)}."
            raise MoneyAbsurd(message)
        parts = [self.amount * weight // whole for weight in weights]
        lost = [self.amount * weight % whole for weight in weights]
        for at in sorted(range(len(parts)), key=lambda at: -lost[at])[: self.amount - sum(parts)]:
            parts[at] += 1
        return [Money(part, self.currency) for part in parts]

    @property
    def digits(self) -> int:
        """How many digits of it are minor units."""
        return _DIGITS.get(self.currency, 2)

    @property
    def major(self) -> Decimal:
        """In the unit that people say, such as euros: for writing it down alone."""
        return Decimal(self.amount).scaleb(-self.digits)

    def _like(self, other: Money) -> None:
        if self.currency != other.currency:
            message = f"{self.currency} and {other.currency} cannot be in one sum."
            raise CurrenciesMixed(message)


@lru_cache(maxsize=256)
def is_currency(name: str) -> bool:
    """Whether it looks like one: three capital letters."""
    return _CURRENCY.fullmatch(name) is not None


def part_of(amount: int, share: int, of: int) -> int:
    """That share of so many, rounded down; no more than all of it, and no less than nothing."""
    return amount if of <= 0 else amount * max(0, min(share, of)) // of


def nothing(currency: str) -> Money:
    """No money."""
    return Money(0, currency)


def total(sums: Sequence[Money], currency: str) -> Money:
    """All of them together; without any, nothing of that currency."""
    if not {one.currency for one in sums} <= {currency}:
        message = f"Not all of these sums are in {currency}."
        raise CurrenciesMixed(message)
    return Money(sum([one.amount for one in sums]), currency)
