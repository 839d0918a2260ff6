"""Change the card: its payer enters another one, which is charged from then on, and nothing now.

Written first, then the provider is asked for a field, and asked again whether a card was entered;
so whoever closes the page after entering one has changed it all the same.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from octavo.billing.acts.charging import ask, keep_means, known_as
from octavo.billing.acts.charging import begin as begin_charge
from octavo.billing.acts.doing import doing
from octavo.billing.books import open_invoice
from octavo.billing.errors import CardNotNeeded
from octavo.billing.models import CardChange, Charge, Mandate, Means
from octavo.billing.providers.errors import ProviderTrouble
from octavo.billing.providers.port import Card, Field, Payer
from octavo.billing.providers.registry import provider_named
from octavo.billing.standing import standing_of
from octavo.memberships.models import Event, Subscription
from octavo.memberships.story import tell

logger = logging.getLogger(__name__)

HOLDS = timedelta(hours=20)  # a provider knows the key of a field for a day


def check(subscription: Subscription) -> None:
    """Refused where nothing would be charged: what was cancelled, has ended or never renews."""
    standing = standing_of(subscription)
    is_going_on = standing.cancellation is None and standing.sold.renews and standing.line()
    if not is_going_on or subscription.payer.erased_at is not None:
        raise CardNotNeeded(_("Nothing more is charged for this subscription."))


def begin(subscription: Subscription, *, provider: str, now: datetime) -> CardChange:
    """Write down that a card is asked for; one that was asked for lately is gone on with."""
    check(subscription)
    waiting = waiting_change(subscription, now=now)
    if waiting is not None and waiting.provider == provider:
        return waiting
    return subscription.card_changes.create(provider=provider, made_at=now)


def waiting_change(subscription: Subscription, *, now: datetime) -> CardChange | None:
    """The one that somebody has begun and not ended."""
    return subscription.card_changes.waiting(since=now - HOLDS).last()


def field_of(row: CardChange) -> Field:
    """Where the card is entered; asked again, it is the same. Raises ProviderTrouble."""
    payer = row.subscription.payer
    known = row.known_as or known_as(payer, provider=row.provider)
    asked = Payer(payer.number, payer.email, known)
    made = provider_named(row.provider).set_up(asked, key=row.key)
    if (row.known_as, row.field_id) != (made.payer, made.id):
        row.known_as, row.field_id = made.payer, made.id
        row.save(update_fields=["known_as", "field_id"])
    return made


def look(row: CardChange, *, now: datetime) -> CardChange:
    """Ask whether a card was entered; if so it is the one to charge. Raises ProviderTrouble.

    What has failed before is charged to it at once: that is why most people come.
    """
    if row.done_at is not None or not row.field_id:
        return row
    card = provider_named(row.provider).describe(row.field_id)
    if card is None:
        return row
    after, begun = _conclude(row, card, now=now)
    if begun is not None:
        ask(begun, now=now)
    return after


def look_at_all(*, now: datetime) -> int:
    """Those whose payer entered a card and closed the page; return how many are done."""
    done = 0
    for row in CardChange.objects.waiting(since=now - HOLDS).exclude(field_id=""):
        try:
            done += look(row, now=now).done_at is not None
        except ProviderTrouble as trouble:
            logger.warning("%s: %s", row.key, trouble)
    return done


def _conclude(row: CardChange, card: Card, *, now: datetime) -> tuple[CardChange, Charge | None]:
    """Keep the card, and write down the charge to it: whoever is killed here is charged by it."""
    with doing(row.subscription, now=now) as at_hand:
        kept = CardChange.objects.select_for_update().get(pk=row.pk)
        if kept.done_at is not None:
            return kept, None
        kept.done_at = now
        if at_hand.row.payer.erased_at is not None:
            kept.save()
            return kept, None
        kept.means = keep_means(card, of=kept, payer=at_hand.row.payer, now=now)
        kept.save()
        Mandate.objects.update_or_create(
            subscription=at_hand.row, defaults={"means": kept.means, "given_at": now}
        )
        tell(Event.Act.CARD, of=at_hand.row, at=now, key=f"card:{kept.pk}")
        return kept, _begin_what_failed(at_hand.row, kept.means, now=now)


def _begin_what_failed(subscription: Subscription, means: Means, *, now: datetime) -> Charge | None:
    invoice = open_invoice(subscription)
    row = Charge.objects.filter(document=invoice).first() if invoice else None
    if invoice is None or row is None or row.arrears is None or row.state in Charge.OVER:
        return None
    return begin_charge(invoice, provider=means.provider, means=means, now=now)
