"""Reconcile: both sides are compared, and each difference becomes a case.

What the provider knows and we have not heard of is kept first, as if a webhook had told of it. What
differs after that is nothing that time will mend.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Sum

from octavo.billing.acts.hearing import charge_of, take_note
from octavo.billing.acts.settling import open_case
from octavo.billing.effects import in_words
from octavo.billing.models import Case, Charge, Comparison, Payment, Payout
from octavo.billing.providers.errors import Unknown
from octavo.billing.providers.port import Charged, State
from octavo.billing.providers.registry import provider_named
from octavo.core.terms import Money

LOOKS_BACK = timedelta(days=3)


def reconcile(provider: str, *, now: datetime) -> list[str]:
    """Compare what was charged and given back since three days ago; return the differences.

    After nights in which the provider was away it is three days before the last that was compared.
    """
    last = Comparison.objects.filter(provider=provider).first()
    since = min(now, last.compared_at if last else now) - LOOKS_BACK
    found: list[str] = []
    theirs: set[int] = set()
    for seen in provider_named(provider).fetch(since):
        row = charge_of(provider, seen)
        if row is None:
            found += _case(None, f"{seen.id}: we know of no such charge", now=now)
            continue
        theirs.add(row.pk)
        take_note(provider, seen, now=now)
        row.refresh_from_db()
        if any(_differences(row, seen)):  # something may have moved while the list was read
            (again,) = provider_named(provider).fetch(seen.id)
            take_note(provider, again, now=now)
            row.refresh_from_db()
            for text in _differences(row, again):
                found += _case(row, text, now=now)
    settled = Charge.objects.filter(
        provider=provider, state__in=Charge.OVER, settled_at__gte=since
    ).exclude(pk__in=theirs)
    for row in settled:  # changed there earlier, and heard of late; or never there
        if not _is_known(row):
            found += _case(row, f"{row.key}: the provider knows of no such charge", now=now)
    Comparison.objects.update_or_create(provider=provider, defaults={"compared_at": now})
    return found


def _is_known(row: Charge) -> bool:
    try:
        (seen,) = provider_named(row.provider).fetch(row.provider_id)
    except Unknown:
        return False
    return seen.key == row.key


def _differences(row: Charge, seen: Charged) -> Iterator[str]:
    if seen.amount != row.money:
        yield f"{row.key}: {in_words(seen.amount)} was charged, and {in_words(row.money)} was asked"
    if (seen.state is State.DONE) != (row.state in Charge.OVER):
        yield f"{row.key}: it is {seen.state} there and {row.state} here"
    paid = Payment.objects.filter(document=row.document, reference=row.key)
    if (row.state == Charge.State.PAID) != paid.exists():
        yield f"{row.key}: it is {row.state}, and the ledger says something else"
    theirs = sum(one.amount.amount for one in seen.refunds if one.state is State.DONE)
    sent = Payout.objects.filter(charge=row).exclude(matched_at=None)
    ours = sent.aggregate(whole=Sum("amount"))["whole"] or 0
    if theirs != ours:
        there, here = (in_words(Money(some, row.money.currency)) for some in (theirs, ours))
        yield f"{row.key}: {there} was given back there and {here} here"


def _case(row: Charge | None, text: str, *, now: datetime) -> list[str]:
    open_case(Case.Kind.DIFFERENCE, f"difference:{text}"[:200], text, charge=row, now=now)
    return [text]
