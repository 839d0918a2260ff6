"""Return: money that came by a charge goes back by it, once, whatever happens on the way."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing.acts.paying_out import match
from octavo.billing.acts.settling import held, open_case, settle
from octavo.billing.effects import in_words
from octavo.billing.errors import PayoutRefused
from octavo.billing.models import Case, Payout
from octavo.billing.providers.errors import ProviderRefuses, ProviderSilent
from octavo.billing.providers.port import RefundAsked, Returned, State
from octavo.billing.providers.registry import provider_named

logger = logging.getLogger(__name__)
NOT_SENT = "not-sent:"


def send_back(payout: Payout, *, now: datetime) -> bool:
    """Have the provider give it back; whether it has. Until then it is owed and asked for."""
    charge = payout.charge
    if charge is None:
        message = f"{payout} goes to a bank account."
        raise ValueError(message)
    asked = RefundAsked(payout.end_to_end, charge.provider_id, payout.money)
    try:
        made = provider_named(charge.provider).refund(asked)
    except ProviderSilent as silence:
        logger.warning("%s: %s", payout.end_to_end, silence)
        return False
    except ProviderRefuses as refusal:
        logger.error("%s: %s", payout.end_to_end, refusal)  # noqa: TRY400 - it says it all
        _tell_the_desk(payout, now=now)
        return False
    return keep_returned(payout, made, now=now)


def keep_returned(payout: Payout, made: Returned, *, now: datetime) -> bool:
    """Keep what the provider says of it; whether it is back with its payer by that."""
    if made.state is State.FAILED:
        _tell_the_desk(payout, now=now)
    if made.state is not State.DONE:
        return False
    try:
        match(payout, now=now)
    except PayoutRefused:  # somebody else has heard the same answer
        return False
    return True


def send_by_transfer(case: Case, *, by: Account, now: datetime) -> Payout:
    """What cannot go back to the card goes to a bank account, which is asked for; the case closes.

    Refused where the money has gone back meanwhile.
    """
    with transaction.atomic():
        row = held(case)
        payout = payout_of(row)
        payout.charge = None
        payout.save(update_fields=["charge"])
        settle(row, because=_("Sent by transfer instead."), by=by, now=now)
    return payout


def payout_of(case: Case) -> Payout:
    """What is still owed of it."""
    end_to_end = case.key.removeprefix(NOT_SENT)
    owed = Payout.objects.through_a_provider().filter(end_to_end=end_to_end)
    payout = owed.select_for_update(of=("self",)).first()
    if payout is None:
        raise PayoutRefused(_("This money was sent already."))
    return payout


def _tell_the_desk(payout: Payout, *, now: datetime) -> None:
    text = f"{in_words(payout.money)}, {payout.end_to_end}"
    key = f"{NOT_SENT}{payout.end_to_end}"
    open_case(Case.Kind.NOT_SENT, key, text, charge=payout.charge, now=now)


def send_all_back(*, now: datetime) -> int:
    """All that is owed and goes back by a charge; return how many did."""
    owed = Payout.objects.through_a_provider().select_related("charge").order_by("pk")
    return sum(send_back(payout, now=now) for payout in list(owed))
