"""An order between its form and its placing: kept in the session until the address is proven."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from django.http import HttpRequest

from octavo.accounts.models import Account
from octavo.billing.acts.moving import address_on, change_address
from octavo.billing.acts.ordering import Accepted, place_order, promotion_of
from octavo.billing.days import local_day
from octavo.billing.documents import address_of
from octavo.billing.reader.claiming import recipient_at, subscriber_for
from octavo.billing.turns import one_by_one, turn
from octavo.memberships.enrolling import own_subscriber
from octavo.memberships.models import Address, Offer, Order, Subscriber

KEY = "octavo_order"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was filled in and agreed to. `shown` is the price that stood above the button."""

    offer: int
    token: str
    shown: int
    name: str
    country: str
    terms_version: str
    privacy_version: str
    email: str = ""
    address: dict[str, str] = field(default_factory=dict)
    other_name: str = ""
    other_email: str = ""
    promotion: str = ""
    named: str = ""
    led_by: str = ""


def keep(request: HttpRequest, draft: Draft) -> None:
    """Remember it in this browser's session."""
    request.session[KEY] = asdict(draft)


def kept(request: HttpRequest) -> Draft | None:
    """The draft that this browser has, if it has one."""
    said = request.session.get(KEY)
    return Draft(**said) if said else None


def forget(request: HttpRequest) -> None:
    """It was placed, or given up."""
    request.session.pop(KEY, None)


def place(draft: Draft, *, offer: Offer, account: Account, now: datetime) -> Order:
    """Place the order for whoever is signed in; refused, nothing of it stays."""
    today = local_day(now)
    known = own_subscriber(account)
    if known is not None and not _brings_news(draft, known, today=today):
        return _ordered(draft, offer, known, known, now=now)  # which waits only when it writes
    with one_by_one(), turn():
        payer = subscriber_for(account, now=now, name=draft.name)
        recipient = _recipient(draft, payer, now=now)
        if draft.address and _may_address(payer, recipient, now=now):
            _write_address(recipient, "delivery", draft.address, by=account, now=now)
        if not address_of(payer, on=today).get("country"):
            parts = {"country": draft.country, "name": draft.name}
            _write_address(payer, "billing", parts, by=account, now=now)
        return _ordered(draft, offer, payer, recipient, now=now)


def _brings_news(draft: Draft, payer: Subscriber, *, today: date) -> bool:
    """Whether more than the order is to be written: an address, or somebody else."""
    has_country = bool(address_of(payer, on=today).get("country"))
    return bool(draft.address or draft.other_name) or not has_country


def _ordered(
    draft: Draft, offer: Offer, payer: Subscriber, recipient: Subscriber, *, now: datetime
) -> Order:
    return place_order(
        offer=offer,
        payer=payer,
        recipient=recipient,
        token=draft.token,
        named=draft.named,
        promotion=promotion_of(draft.promotion, offer, today=local_day(now)),
        led_by=draft.led_by,
        accepted=Accepted(draft.terms_version, draft.privacy_version),
        country=draft.country,
        now=now,
    )


def _recipient(draft: Draft, payer: Subscriber, *, now: datetime) -> Subscriber:
    if not draft.other_name:
        return payer
    return recipient_at(draft.other_email, name=draft.other_name, now=now)


def _may_address(payer: Subscriber, recipient: Subscriber, *, now: datetime) -> bool:
    """Nobody moves the copies of somebody else, who is known already, by giving them another."""
    if recipient == payer:
        return True
    return address_on(recipient, Address.Use.DELIVERY, day=local_day(now)) is None


def _write_address(
    subscriber: Subscriber, use: str, parts: dict[str, str], *, by: Account, now: datetime
) -> None:
    """Keep the address, unless it is the one that holds already."""
    held = address_on(subscriber, use, day=local_day(now))
    if held is not None and all(getattr(held, name) == value for name, value in parts.items()):
        return
    change_address(subscriber, use=use, parts=parts, holds_from=local_day(now), now=now, by=by)
