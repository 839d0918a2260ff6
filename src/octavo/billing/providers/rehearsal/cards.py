"""Cards to rehearse with: each number behaves in one way, as the trade's test numbers do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LAST_DAY = date(2039, 12, 31)
SOON = date(2027, 3, 31)


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What happens when a card is charged: at once or on its way, refused, or its payer asked."""

    label: str
    is_refused: bool = False
    is_refused_later: bool = False  # it can be entered and is refused whenever it is charged alone
    asks_payer: bool = False
    is_slow: bool = False
    is_returned: bool = False  # on its way like any other, and refused in the end
    expires_on: date | None = LAST_DAY


GOOD = "4242424242424242"
CARDS = {
    GOOD: Behaviour("Visa"),
    "4000000000000002": Behaviour("Visa", is_refused=True),
    "4000000000000341": Behaviour("Visa", is_refused_later=True),
    "4000002760003184": Behaviour("Visa", asks_payer=True),
    "4000056655665556": Behaviour("Visa", expires_on=SOON),
    "DE89370400440532013000": Behaviour("SEPA", is_slow=True, expires_on=None),
    "DE62370400440532013001": Behaviour("SEPA", is_slow=True, is_returned=True, expires_on=None),
}
