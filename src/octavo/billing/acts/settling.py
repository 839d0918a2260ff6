"""Cases: what a person must look at is opened once, has an owner, and is closed with a reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing.errors import CaseSettled, ReasonMissing
from octavo.billing.models import Case, Charge

LONGEST_REASON = 500


def open_case(kind: str, key: str, text: str, *, charge: Charge | None, now: datetime) -> bool:
    """Once for each key; whether it is new."""
    _case, is_new = Case.objects.get_or_create(
        key=key,
        defaults={"kind": kind, "charge": charge, "text": text[:500], "opened_at": now},
    )
    return is_new


def give_to(case: Case, owner: Account) -> Case:
    """Somebody looks after it from now on, whoever did before."""
    with transaction.atomic():
        row = held(case)
        row.owner = owner
        row.save(update_fields=["owner"])
    return row


def settle(case: Case, *, because: str, by: Account, now: datetime) -> Case:
    """Close it. Whoever settles a case is its owner."""
    if not because.strip():
        raise ReasonMissing(_("Say what came of it."))
    with transaction.atomic():
        row = held(case)
        row.owner, row.settled_at = by, now
        row.settled_because = because.strip()[:LONGEST_REASON]
        row.save(update_fields=["owner", "settled_at", "settled_because"])
    return row


def held(case: Case) -> Case:
    """The row, held until the transaction ends; refused where it is settled already."""
    row = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if row.settled_at is not None:
        raise CaseSettled(_("This case is settled already."))
    return row
