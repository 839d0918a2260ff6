"""Change an address: a new row, which holds from a day on; the old one stays until then."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing import letters
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.errors import AddressSenseless, DateSenseless
from octavo.issues.models import Issue
from octavo.memberships.models import Address, Event, Subscriber
from octavo.memberships.signals import subscriber_changed
from octavo.memberships.story import tell

MOST_OF_A_STREET = 500


def change_address(
    subscriber: Subscriber,
    *,
    use: str,
    parts: dict[str, str],
    holds_from: date,
    now: datetime,
    by: Account | None,
) -> Address:
    """Keep another address from that day on. Its parts are the columns of `Address`."""
    if holds_from < local_day(now):
        raise DateSenseless(_("A new address holds from today or a later day."))
    kept = _checked(parts)
    with transaction.atomic():
        Subscriber.objects.select_for_update().get(pk=subscriber.pk)
        made = Address.objects.create(
            subscriber=subscriber, use=Address.Use(use), holds_from=holds_from, made_at=now, **kept
        )
        tell(
            Event.Act.ADDRESS,
            of=subscriber,
            at=now,
            by=by,
            use=use,
            country=made.country,
            holds_from=holds_from.isoformat(),
        )
        subscriber_changed.send(sender=Address, subscriber=subscriber)
        letters.address_changed(made, now=now)
    return made


def effect_of(*, holds_from: date, now: datetime) -> Effect:
    """From which issue on it holds."""
    said = [_("The address holds from %(day)s.") % {"day": in_words(holds_from)}]
    coming = Issue.objects.to_come().filter(dated_on__gte=holds_from).first()
    if coming is not None:
        said.append(_("The first issue that goes there is no. %(n)s.") % {"n": coming.number})
    return Effect(tuple(said), on=holds_from)


def address_on(subscriber: Subscriber, use: str, *, day: date) -> Address | None:
    """The address that holds on that day; for copies the invoices' where there is no other."""
    found: Address | None = (
        subscriber.addresses.filter(use=use, holds_from__lte=day)
        .order_by("-holds_from", "-pk")
        .first()
    )
    if found is None and use == Address.Use.DELIVERY:
        return address_on(subscriber, Address.Use.BILLING, day=day)
    return found


def _checked(parts: dict[str, str]) -> dict[str, str]:
    """The parts without what cannot stand in a letter's window; refused if they are senseless."""
    if unknown := set(parts) - set(Address.PARTS):
        raise AddressSenseless(_("No part of an address: %(names)s.") % {"names": sorted(unknown)})
    kept = {name: _clean(text) for name, text in parts.items()}
    country = kept.get("country", "").upper()
    if len(country) != 2 or not country.isascii() or not country.isalpha():
        raise AddressSenseless(_("Name the country."))
    if not kept.get("name"):
        raise AddressSenseless(_("Say who lives there."))
    for name, text in kept.items():
        most = getattr(Address._meta.get_field(name), "max_length", None) or MOST_OF_A_STREET
        if len(text) > most:
            raise AddressSenseless(_("That is too long: %(text)s…") % {"text": text[:40]})
    return kept | {"country": country}


def _clean(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.replace("\0", "").splitlines())
    return "\n".join(line for line in lines if line)
