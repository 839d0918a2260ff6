"""Return: money that came by a charge goes back by it, once, whatever happens on the way."""

from __future__ import annotations

import logging
from datetime import datetime

from octavo.billing.acts.paying_out import match
from octavo.billing.errors import PayoutRefused
from octavo.billing.models import Payout
from octavo.billing.providers.errors import ProviderRefuses, ProviderSilent
from octavo.billing.providers.port import RefundAsked, Returned, State
from octavo.billing.providers.registry import provider_named

logger = logging.getLogger(__name__)


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
        return False
    return keep_returned(payout, made, now=now)


def keep_returned(payout: Payout, made: Returned, *, now: datetime) -> bool:
    """Keep what the provider says of it; whether it is back with its payer by that."""
    if made.state is not State.DONE:
        return False
    try:
        match(payout, now=now)
    except PayoutRefused:  # somebody else has heard the same answer
        return False
    return True


def send_all_back(*, now: datetime) -> int:
    """All that is owed and goes back by a charge; return how many did."""
    owed = Payout.objects.through_a_provider().select_related("charge").order_by("pk")
    return sum(send_back(payout, now=now) for payout in list(owed))
