"""Where a reader stands with the meter: how much is left this month, and what gives more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from octavo.access.giving import subscribes
from octavo.access.holding import reader_with
from octavo.access.passes import believer
from octavo.accounts.models import Account
from octavo.core.access import Reader, opened


@dataclass(frozen=True, slots=True)
class Standing:
    """`opened` of `most` articles in the month that ends at `ends`.

    `with_account` is how many an account may open, for whom has none.
    """

    most: int
    opened: int
    ends: datetime
    with_account: int
    is_registered: bool

    @property
    def left(self) -> int:
        """How many more may be opened."""
        return max(0, self.most - self.opened)

    @property
    def gains_by_account(self) -> bool:
        """Whether registering gives more."""
        return not self.is_registered and self.with_account > self.most


def standing_of(reader: Reader, *, now: datetime) -> Standing | None:
    """None for a subscriber, who opens nothing by the meter, and while the meter is off."""
    meter = believer().meter
    month = meter.month(now)
    if month is None or not (meter.without_account or meter.with_account):
        return None
    if subscribes(reader, now=now):
        return None
    return Standing(
        most=meter.most(reader),
        opened=len(opened(reader, now)),
        ends=month[1],
        with_account=meter.with_account,
        is_registered=reader.is_registered,
    )


def standing_with(account: Account, *, now: datetime) -> Standing | None:
    """The same for an account, whatever its devices have opened without it."""
    return standing_of(reader_with(account), now=now)
