"""What is on sale: a price, what it buys and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from octavo.core.terms.errors import OfferSenseless
from octavo.core.terms.money import Money

Format = Literal["digital", "print"]
FORMATS: frozenset[Format] = frozenset({"digital", "print"})
DIGITAL: frozenset[Format] = frozenset({"digital"})
MOST_MONTHS, MOST_ISSUES = 120, 480


class Unit(StrEnum):
    """What a term is counted in. The last two are lasting rights and no subscription."""

    MONTHS = "months"
    ISSUES = "issues"
    ISSUE = "issue"
    ARTICLE = "article"


LASTING = frozenset({Unit.ISSUE, Unit.ARTICLE})


@dataclass(frozen=True, slots=True)
class Length:
    """How much a term has: so many months or issues, or that one issue or article for ever.

    `named` is the lasting name of the issue or article.
    """

    unit: Unit
    count: int = 1
    named: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be sold."""
        most = {Unit.MONTHS: MOST_MONTHS, Unit.ISSUES: MOST_ISSUES}.get(self.unit, 1)
        if not 1 <= self.count <= most:
            message = f"{self.count} {self.unit}: it must be 1 to {most}."
            raise OfferSenseless(message)
        if (self.unit in LASTING) != (self.named != ""):
            message = "One issue or article must be named, and months or issues must not."
            raise OfferSenseless(message)

    @property
    def is_lasting(self) -> bool:
        """Whether it never ends."""
        return self.unit in LASTING


@dataclass(frozen=True, slots=True)
class Offer:
    """One version of an offer, as far as its terms go. `code` is the same in all its versions.

    `intro_price` is the price of the first term, where it has one of its own; `trial_days` go
    before it, free. `renews` says whether a term is followed by another until it is cancelled.
    """

    code: str
    length: Length
    formats: frozenset[Format]
    price: Money
    intro_price: Money | None = None
    trial_days: int = 0
    renews: bool = True

    def __post_init__(self) -> None:
        """Refuse what cannot be sold."""
        if not self.formats or not self.formats <= FORMATS:
            message = "An offer buys print, digital or both."
            raise OfferSenseless(message)
        if self.price.amount < 0 or not 0 <= self.trial_days <= 366:
            message = "A price is not below nothing, and a trial lasts a year at most."
            raise OfferSenseless(message)
        if self.length.is_lasting and (self.renews or self.trial_days):
            message = "What lasts for ever neither renews nor has a trial."
            raise OfferSenseless(message)
        if self.intro_price is not None and not is_below(self.intro_price, self.price):
            message = "An introductory price is lower, and in the same currency."
            raise OfferSenseless(message)

    def first_price(self) -> Money:
        """What the first term costs."""
        return self.price if self.intro_price is None else self.intro_price


def is_below(intro: Money, price: Money) -> bool:
    """Whether that is a price to begin with: not below nothing, not above the other."""
    return intro.currency == price.currency and 0 <= intro.amount <= price.amount
