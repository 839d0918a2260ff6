"""What somebody holds by subscriptions, from our own rows: one query and one pure function."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from octavo.accounts.models import Account
from octavo.core.terms import Held, held
from octavo.memberships.keeping import pauses_of, term_as_held
from octavo.memberships.models import Term


class HeldByOffer(NamedTuple):
    """What a term gives, and whether its offer keeps advertisements away."""

    held: Held
    is_ad_free: bool


def held_by(account: Account) -> tuple[HeldByOffer, ...]:
    """The union of all terms that this account is the recipient of."""
    rows = (
        Term.objects.filter(subscription__recipient__account=account)
        .exclude(starts=None)
        .select_related("subscription__offer")
        .order_by("subscription", "number")
    )
    return tuple(
        one
        for _, found in groupby(rows, key=lambda row: row.subscription_id)
        for one in _held(list(found))
    )


def _held(rows: list[Term]) -> list[HeldByOffer]:
    subscription = rows[0].subscription
    is_ad_free = subscription.offer.is_ad_free
    given = held(map(term_as_held, rows), pauses_of(subscription))
    return [HeldByOffer(one, is_ad_free) for one in given]
