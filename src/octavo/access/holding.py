"""What a reader holds, from our own rows and nobody else's."""

from __future__ import annotations

from octavo.access.models import Grant
from octavo.accounts.models import Account
from octavo.core.access import Reader, Right


def rights_of(account: Account) -> tuple[Right, ...]:
    """Every right that was granted and not withdrawn, also those to come and those that are over.

    In one query. The latest end comes first, since a pass may have no room for all.
    """
    grants = Grant.objects.standing().filter(account=account).order_by("-until", "-pk")
    return tuple(grant.right() for grant in grants)


def reader_with(account: Account) -> Reader:
    """Who is signed in with that account, as the decision knows readers; nobody if it is closed."""
    if not account.is_active:
        return Reader()
    return Reader(is_registered=True, rights=rights_of(account))
