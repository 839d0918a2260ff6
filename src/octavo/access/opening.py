"""Opens articles with the meter for whom Django answers, and counts them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from octavo.access.holding import reader_with
from octavo.access.models import Opening
from octavo.access.passes import believer
from octavo.accounts.models import Account
from octavo.core.access import Item, Reader, Right, decide, opening


def open_as_guest(reader: Reader, item: Item, *, now: datetime) -> Right | None:
    """The right that comes of opening it without an account; the device alone keeps count."""
    return opening(believer().meter, reader, item, now)


def open_with_account(
    number: int, item: Item, *, besides: tuple[Right, ...], now: datetime
) -> Reader | None:
    """Who the account is once it has opened the item; None where that cannot be.

    What it opened on another device before, or holds without its pass saying so, counts as well,
    and so does what this device says `besides`. Two devices that open at once queue up.
    """
    meter = believer().meter
    if meter.with_account == 0 or not item.is_metered:
        return None
    known = _reader(Account.objects.filter(pk=number).first(), besides)
    if decide(known, item, now).is_granted:
        return known
    if not known.is_registered or opening(meter, known, item, now) is None:
        return None  # nothing is left, and nobody has to queue for that
    with transaction.atomic():
        account = Account.objects.select_for_update().filter(pk=number).first()
        reader = _reader(account, besides)
        right = opening(meter, reader, item, now) if reader.is_registered else None
        if right is None or right.until is None or account is None:
            return reader if decide(reader, item, now).is_granted else None
        Opening.objects.create(
            account=account,
            article_id=int(item.article),
            since=right.since,
            until=right.until,
            opened_at=now,
        )
    return replace(reader, rights=(*reader.rights, right))


def _reader(account: Account | None, besides: tuple[Right, ...]) -> Reader:
    """Who the account is on this device; nobody once it is closed, who opens nothing with one."""
    reader = Reader() if account is None else reader_with(account)
    return replace(reader, rights=(*reader.rights, *besides)) if reader.is_registered else reader
