"""Give a complimentary term: by whom, why, and until when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing import letters
from octavo.billing.acts.doing import Doing, doing
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.errors import DateSenseless, ReasonMissing
from octavo.billing.wording import length_in_words
from octavo.core import terms
from octavo.core.terms import Length
from octavo.core.terms.offers import Format
from octavo.memberships.keeping import begin, drawn_up
from octavo.memberships.models import Event, Offer, Subscriber, Subscription
from octavo.memberships.story import tell

_NAMES = {
    frozenset({"print"}): "print",
    frozenset({"digital"}): "digital",
    frozenset({"print", "digital"}): "both",
}


def give(  # noqa: PLR0913 - a gift is all of this
    *,
    recipient: Subscriber,
    length: Length,
    formats: frozenset[Format],
    because: str,
    by: Account,
    now: datetime,
    until: date | None = None,
) -> Subscription:
    """Give a term that costs nothing and is not renewed. `until` ends it on that day instead.

    It is a subscription of its own: whatever else the recipient holds goes on beside it.
    """
    if not because.strip():
        raise ReasonMissing(_("Say why it is given."))
    today = local_day(now)
    if until is not None and until <= today:
        raise DateSenseless(_("It would be over already."))
    offer = _offer(length, formats, now=now)
    made = _given(offer, length, formats, today=today, by=by.email, until=until)
    with transaction.atomic():
        roles = (recipient, recipient, recipient)
        row, given = drawn_up(made, offer=offer, named=length.named, roles=roles, now=now)
        begin(row, given)
        row.terms.update(given_because=because.strip())
        tell(
            Event.Act.GIVEN,
            of=row,
            at=now,
            by=by,
            because=because.strip(),
            length=f"{length.count} {length.unit}",
            formats=sorted(formats),
            until=until.isoformat() if until else None,
        )
        ends = made.terms[0].ends
        letters.complimentary(row, because=because.strip(), until=ends, now=now)
    return row


def prolong(
    subscription: Subscription, *, length: Length, because: str, by: Account, now: datetime
) -> None:
    """Add a term that costs nothing behind what somebody has paid: for a copy that got lost."""
    if not because.strip():
        raise ReasonMissing(_("Say why it is given."))
    with doing(subscription, now=now) as at_hand:
        formats = at_hand.before.sold.formats
        at_hand.keep(
            terms.give(at_hand.before, length, formats=formats, today=at_hand.today, by=by.email)
        )
        _note(at_hand, length, because=because.strip(), by=by)


def effect_of(
    *,
    length: Length,
    formats: frozenset[Format],
    now: datetime,
    until: date | None = None,
) -> Effect:
    """What the gift will be."""
    said = _("%(length)s, %(formats)s, for nothing. It is not renewed.") % {
        "length": length_in_words(length.unit, length.count),
        "formats": Offer.Formats(_NAMES[formats]).label,
    }
    ends = (_("It ends on %(day)s.") % {"day": in_words(until)},) if until else ()
    return Effect((said, *ends), on=until or local_day(now))


def _given(
    offer: Offer,
    length: Length,
    formats: frozenset[Format],
    *,
    today: date,
    by: str,
    until: date | None,
) -> terms.Subscription:
    empty = terms.Subscription(
        sold=offer.as_sold(named=length.named), ordered_on=today, anchor=today.day
    )
    made = terms.give(empty, length, formats=formats, today=today, by=by)
    return made.with_term(replace(made.terms[0], ends=until)) if until else made


def _offer(length: Length, formats: frozenset[Format], *, now: datetime) -> Offer:
    """What is given stands in the list of offers too, for the desk alone, and costs nothing."""
    name = _NAMES[formats]
    code = f"given-{name}-{length.count}-{length.unit}"
    found, _made = Offer.objects.get_or_create(
        code=code,
        version=1,
        defaults={
            "name": _("Complimentary copy"),
            "formats": name,
            "unit": length.unit.value,
            "count": length.count,
            "price": 0,
            "currency": settings.CURRENCY,
            "renews": False,
            "audience": Offer.Audience.DESK,
            "on_sale_until": local_day(now),
        },
    )
    return found


def _note(at_hand: Doing, length: Length, *, because: str, by: Account) -> None:
    at_hand.row.terms.filter(number=len(at_hand.before.terms) + 1).update(given_because=because)
    tell(
        Event.Act.GIVEN,
        of=at_hand.row,
        at=at_hand.now,
        by=by,
        because=because,
        length=f"{length.count} {length.unit}",
    )
