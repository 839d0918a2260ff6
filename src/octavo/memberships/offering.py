"""Puts offers on sale: what was sold stays as it was, and a new version follows it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.forms.models import model_to_dict

from octavo.core.terms import OfferSenseless
from octavo.core.terms.offers import LASTING
from octavo.memberships.models import Offer


def revise(offer: Offer, *, now: datetime, **changes: Any) -> Offer:
    """The offer with these changes: the same row if nobody bought it, else a new version.

    `price_for_all` tells present subscribers of another price; without it they keep theirs.
    """
    with transaction.atomic():
        latest = Offer.objects.select_for_update().get(code=offer.code, replaced_at=None)
        fields = model_to_dict(latest, exclude=["id", "version", "replaced_at", "price_for_all"])
        version = latest.version + 1 if was_sold(latest) else latest.version
        revised = Offer(**(fields | changes | {"code": offer.code, "version": version}))
        refuse_senseless(revised)
        if was_sold(latest):
            Offer.objects.filter(pk=latest.pk).update(replaced_at=now)
        else:
            revised.pk = latest.pk
        revised.save(force_update=revised.pk is not None)
    return revised


def was_sold(offer: Offer) -> bool:
    """Whether somebody has this version, or had it."""
    return offer.subscriptions.exists() or offer.orders.exists()


def refuse_senseless(offer: Offer) -> None:
    """What could not be sold is not put on sale."""
    offer.as_sold(named="1" if offer.unit in LASTING else "")
    begins, ends = offer.on_sale_from, offer.on_sale_until
    if begins and ends and ends <= begins:
        message = "It would be off sale before it is on."
        raise OfferSenseless(message)
