"""One line for each subscriber that was found, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from octavo.billing.desk.acts import At
from octavo.memberships.models import Address, Subscriber, Subscription


@dataclass(frozen=True, slots=True)
class Line:
    subscriber: Subscriber
    address: Address | None
    offers: tuple[str, ...]


def lines_of(subscribers: Iterable[Subscriber], *, at: At) -> list[Line]:
    """Who it is, where they live, and what they have, whatever their role."""
    found = list(subscribers)
    keys = {one.pk for one in found}
    addresses: dict[int, Address] = {}
    holding = Address.objects.filter(subscriber__in=keys, holds_from__lte=at.today)
    for address in holding.order_by("use", "holds_from", "pk"):  # billing, then delivery
        addresses[address.subscriber_id] = address
    offers: dict[int, dict[str, None]] = defaultdict(dict)
    roles = Q(holder__in=keys) | Q(recipient__in=keys) | Q(payer__in=keys)
    for row in Subscription.objects.filter(roles).select_related("offer").order_by("-pk"):
        for key in keys & {row.holder_id, row.recipient_id, row.payer_id}:
            offers[key][row.offer.name] = None
    return [Line(one, addresses.get(one.pk), tuple(offers[one.pk])) for one in found]
