"""What every act stands on: the row held, how it stood, and the books that follow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from octavo.accounts.models import Account
from octavo.billing.books import Reason, follow
from octavo.billing.days import local_day
from octavo.billing.models import Refund
from octavo.billing.standing import standing_of
from octavo.billing.turns import turn
from octavo.core import terms
from octavo.memberships.keeping import keep, locked
from octavo.memberships.models import Subscription

READER = "subscriber"


@dataclass(frozen=True, slots=True)
class Doing:
    """A subscription in hand."""

    row: Subscription
    before: terms.Subscription
    now: datetime

    @property
    def today(self) -> date:
        """The day of the act where the publication is."""
        return local_day(self.now)

    def keep(self, after: terms.Subscription, reason: Reason | None = None) -> list[Refund]:
        """Write what the act changed, and the books after it; return what is given back."""
        keep(self.row, after, now=self.now)
        return follow(self.row, self.before, after, now=self.now, reason=reason)


@contextmanager
def holding(subscription: Subscription) -> Iterator[Subscription]:
    """Hold its row, for what changes nothing in how it stands."""
    with turn():
        yield locked(subscription)


@contextmanager
def doing(subscription: Subscription, *, now: datetime) -> Iterator[Doing]:
    """Hold the subscription for one act. A refusal undoes all of it."""
    with turn():
        row = locked(subscription)
        yield Doing(row, standing_of(row), now)
    subscription.refresh_from_db()


def named(by: Account | None, subscription: Subscription) -> str:
    """Who did it, for the rules: the subscriber, or somebody of the staff by address."""
    if by is None or subscription.payer.account_id == by.pk or not by.may_enter_newsroom():
        return READER
    return by.email
