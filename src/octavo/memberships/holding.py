"""What somebody holds by subscriptions, from our own rows: one query and one pure function."""

from __future__ import annotations

from itertools import groupby

from octavo.accounts.models import Account
from octavo.core.terms import Held, held
from octavo.memberships.keeping import pauses_of, term_as_held
from octavo.memberships.models import Term


def held_by(account: Account) -> tuple[Held, ...]:
    """The union of all terms that this account is the recipient of."""
    rows = (
        Term.objects.filter(subscription__recipient__account=account)
        .exclude(starts=None)
        .select_related("subscription")
        .order_by("subscription", "number")
    )
    return tuple(
        one
        for _, found in groupby(rows, key=lambda row: row.subscription_id)
        for one in _held(list(found))
    )


def _held(rows: list[Term]) -> tuple[Held, ...]:
    return held(map(term_as_held, rows), pauses_of(rows[0].subscription))
