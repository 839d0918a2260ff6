"""Hear: a webhook is kept with the job that follows it, once; then the provider is asked.

What it says is only that something happened. So webhooks may come late, twice, in any order, or not
at all: each has the charge looked at as it stands, and a sweep looks at what nobody followed.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime

from octavo.billing.acts.charging import conclude_seen
from octavo.billing.acts.returning import keep_returned
from octavo.billing.acts.settling import open_case
from octavo.billing.effects import in_words
from octavo.billing.models import Case, Charge, Payout, Webhook
from octavo.billing.providers.errors import ProviderRefuses, ProviderSilent
from octavo.billing.providers.port import Charged, Returned
from octavo.billing.providers.registry import provider_named

logger = logging.getLogger(__name__)
PARTS_OF_A_KEY = 3


def hear(
    provider: str, body: bytes, headers: Mapping[str, str], *, now: datetime
) -> Webhook | None:
    """Keep a webhook; None for one that is known or about no charge. Raises NoticeForged.

    Whoever calls it enqueues the job that follows it, in the same transaction.
    """
    notice = provider_named(provider).verify(body, headers, now=now)
    if notice is None:
        return None
    kept, is_new = Webhook.objects.get_or_create(
        provider=provider,
        notice=notice.id,
        defaults={"charge_id": notice.charge, "at": notice.at, "heard_at": now},
    )
    return kept if is_new else None


def follow(heard: Webhook, *, now: datetime) -> bool:
    """Ask how the charge stands and keep it; False where nobody answered: then later again."""
    try:
        (seen,) = provider_named(heard.provider).fetch(heard.charge_id)
        take_note(heard.provider, seen, now=now)
    except ProviderSilent as silence:
        logger.warning("%s: %s", heard, silence)
        return False
    except ProviderRefuses as refusal:  # such as one of another shop at the same provider
        logger.warning("%s: %s", heard, refusal)
    heard.followed_at = now
    heard.save(update_fields=["followed_at"])
    return True


def follow_all(*, before: datetime, now: datetime) -> int:
    """What a crash has left; return how many were followed."""
    waiting = Webhook.objects.waiting().filter(heard_at__lt=before)
    return sum(follow(heard, now=now) for heard in list(waiting))


def take_note(provider: str, seen: Charged, *, now: datetime) -> Charge | None:
    """Keep what the provider says of a charge, and open a case for what was done past us.

    What it says of another sum is not kept: the comparison at night makes a case of it.
    """
    row = charge_of(provider, seen)
    if row is None:
        return None
    if seen.amount == row.money:
        row = conclude_seen(row, seen, now=now)
    if seen.disputed is not None:
        text = f"{in_words(seen.disputed)}, {row.document.number}"
        open_case(Case.Kind.DISPUTE, f"dispute:{seen.id}", text, charge=row, now=now)
    for one in seen.refunds:
        if one.key:
            _keep_ours(row, one, now=now)
        else:
            text = f"{in_words(one.amount)}, {row.document.number}"
            key = f"returned:{one.id}"
            open_case(Case.Kind.RETURNED_ELSEWHERE, key, text, charge=row, now=now)
    return row


def _keep_ours(row: Charge, made: Returned, *, now: datetime) -> None:
    """A refund that we have asked for, and whose answer was lost."""
    owed = Payout.objects.owed().filter(charge=row, end_to_end=made.key).first()
    if owed is not None:
        keep_returned(owed, made, now=now)


def charge_of(provider: str, seen: Charged) -> Charge | None:
    """Our row of it: by our key, which the provider carries along, and its own name for it."""
    parts = seen.key.split("-")
    if len(parts) != PARTS_OF_A_KEY or not parts[1].isdecimal():
        return None
    rows = Charge.objects.select_related("document__subscription", "means")
    row = rows.filter(pk=int(parts[1]), provider=provider, provider_id__in=["", seen.id]).first()
    return row if row is not None and row.key == seen.key else None
