"""The desk grants and withdraws; the door knows it with the reader's next request."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from octavo.access.errors import GrantEnded, GrantSenseless
from octavo.access.models import Grant
from octavo.access.passes import take_back_passes
from octavo.accounts.models import Account
from octavo.issues.models import Article, Issue


def grant(
    account: Account,
    *,
    to: Issue | Article | None,
    span: tuple[datetime, datetime],
    reason: str,
    by: Account | None,
    now: datetime,
) -> Grant:
    """Give the reader a right to an issue or an article, or to everything where none is named.

    It holds in `[begin, end)` of the span, and it must end: what lasts is sold.
    """
    begins, until = (at.replace(microsecond=0) for at in span)  # as exact as a pass says it
    if not reason.strip():
        raise GrantSenseless(_("Say why this reader gets it."))
    if until <= begins:
        raise GrantSenseless(_("It must end after it begins."))
    if until <= now:
        raise GrantSenseless(_("It would be over already."))
    with transaction.atomic():
        made = Grant.objects.create(
            account=account,
            kind=_kind(to),
            issue=to if isinstance(to, Issue) else None,
            article=to if isinstance(to, Article) else None,
            since=begins,
            until=until,
            reason=reason.strip(),
            granted_by=by,
            granted_at=now,
        )
        _renew_passes(account, now=now)
    return made


def withdraw(given: Grant, *, because: str, by: Account | None, now: datetime) -> None:
    """End a grant before its time, with a reason. Nobody reads on with a pass from before."""
    if not because.strip():
        raise GrantSenseless(_("Say why it is withdrawn."))
    with transaction.atomic():
        current = Grant.objects.select_for_update().get(pk=given.pk)
        if current.is_over(now=now):
            raise GrantEnded(_("It has ended already."))
        current.withdrawn_at, current.withdrawn_by = now, by
        current.withdrawn_because = because.strip()
        current.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
        _renew_passes(current.account, now=now)
    given.refresh_from_db()


def _renew_passes(account: Account, *, now: datetime) -> None:
    """Passes that say something else are taken back; who is signed in gets another by itself."""
    transaction.on_commit(lambda: take_back_passes(account, at=now))


def _kind(to: Issue | Article | None) -> Grant.Kind:
    if isinstance(to, Issue):
        return Grant.Kind.ISSUE
    return Grant.Kind.ARTICLE if isinstance(to, Article) else Grant.Kind.SUBSCRIBER
