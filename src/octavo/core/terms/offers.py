"""What is on sale: a price, what it buys and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from octavo.core.terms.errors import OfferSenseless
from octavo.core.terms.money import MOST_PRICE, Money

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
        """Refuse what cannot be sold, and a unit that is only a word: nothing would end it."""
        if not isinstance(self.unit, Unit) or type(self.count) is not int:
            message = f"{self.count!r} {self.unit!r} is no length of a term."
            raise OfferSenseless(message)
        most = {Unit.MONTHS: MOST_MONTHS, Unit.ISSUES: MOST_ISSUES}.get(self.unit, 1)
        if not 1 <= self.count <= most:
            message = f"{self.count} {self.unit}: it must be 1 to {most}."
            raise OfferSenseless(message)
        if not isinstance(self.named, str) or (self.unit in LASTING) != (self.named != ""):
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
        if not isinstance(self.length, Length) or type(self.trial_days) is not int:
            message = "An offer has a length, and a trial of whole days."
            raise OfferSenseless(message)
        check_formats(self.formats)
        check_price(self.price)
        if not 0 <= self.trial_days <= 366:
            message = "A trial lasts a year at most."
            raise OfferSenseless(message)
        if self.length.is_lasting and (self.renews or self.trial_days):
            message = "What lasts for ever neither renews nor has a trial."
            raise OfferSenseless(message)
        if self.intro_price is not None:
            check_price(self.intro_price, at_most=self.price)

    def first_price(self) -> Money:
        """What the first term costs."""
        return self.price if self.intro_price is None else self.intro_price


def check_formats(formats: frozenset[Format]) -> None:
    """Refuse what is neither print nor digital nor both."""
    if not isinstance(formats, frozenset) or not formats or not formats <= FORMATS:
        message = "An offer buys print, digital or both."
        raise OfferSenseless(message)


def check_price(price: Money, *, at_most: Money | None = None) -> None:
    """Refuse a price below nothing, beyond all sense or, of a first term, above the ordinary."""
    if not isinstance(price, Money) or not 0 <= price.amount <= MOST_PRICE:
        message = f"{price!r} is no price of a magazine."
        raise OfferSenseless(message)
    if at_most is not None and at_most < price:
        message = "A price to begin with is not above the ordinary one."
        raise OfferSenseless(message)
