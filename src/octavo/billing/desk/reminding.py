"""Writes to somebody out of turn: of an invoice, or for a card. The desk does, not the calendar."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing import letters
from octavo.billing.acts import changing_cards
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.errors import BillingRefusal
from octavo.billing.models import Document
from octavo.billing.standing import means_of
from octavo.memberships.models import Event, Subscriber, Subscription
from octavo.memberships.story import tell, was_told


class RemindedToday(BillingRefusal):
    """Nobody is reminded twice on one day."""


class NoAddress(BillingRefusal):
    """Nobody can be written to without an e-mail address."""


def remind(invoice: Document, *, by: Account, now: datetime) -> None:
    """Send the reminder once more, once a day at most."""
    key = _key(invoice, now)
    _refuse_unless_possible(invoice, key)
    with transaction.atomic():
        row = invoice.subscription
        tell(Event.Act.REMINDED, of=row, at=now, by=by, key=key, document=invoice.number)
        letters.reminder(row, invoice, key=key, now=now)


def ask_for_card(subscription: Subscription, *, by: Account, now: datetime) -> None:
    """Send the link by which its payer enters a card, once a day at most."""
    key = _key_of_card(subscription, now)
    _refuse_card_unless_possible(subscription, key)
    with transaction.atomic():
        tell(Event.Act.CARD_ASKED, of=subscription, at=now, by=by, key=key)
        letters.card_wanted(subscription, key=key, now=now)


def effect_of_card(subscription: Subscription, *, now: datetime) -> Effect:
    """Who is written to, and what the link does."""
    _refuse_card_unless_possible(subscription, _key_of_card(subscription, now))
    means = means_of(subscription)
    before = (
        _("Until a card is entered, %(card)s is charged.") % {"card": means}
        if means
        else _("Until a card is entered, it is paid by invoice.")
    )
    return Effect(
        (
            _("A link goes to %(email)s, which holds for 60 days and opens nothing else.")
            % {"email": subscription.payer.email},
            before,
            _("What has failed to be charged is charged to the new card at once."),
        ),
        on=local_day(now),
    )


def effect_of(invoice: Document, *, now: datetime) -> Effect:
    """Who is written to, about what."""
    _refuse_unless_possible(invoice, _key(invoice, now))
    said = {"email": invoice.payer.email, "number": invoice.number}
    due = in_words(invoice.due_on) if invoice.due_on else "–"
    return Effect(
        (
            _("A reminder of invoice %(number)s goes to %(email)s.") % said,
            _("It was due on %(day)s.") % {"day": due},
        ),
        amount=invoice.sum,
        on=local_day(now),
    )


def _key(invoice: Document, now: datetime) -> str:
    return f"reminded-by-desk:{invoice.pk}:{local_day(now)}"


def _key_of_card(subscription: Subscription, now: datetime) -> str:
    return f"card-by-desk:{subscription.pk}:{local_day(now)}"


def _refuse_unless_possible(invoice: Document, key: str) -> None:
    _refuse_without_address(invoice.payer)
    if was_told(key):
        raise RemindedToday(_("A reminder was sent today already."))


def _refuse_card_unless_possible(subscription: Subscription, key: str) -> None:
    changing_cards.check(subscription)
    _refuse_without_address(subscription.payer)
    if was_told(key):
        raise RemindedToday(_("The link was sent today already."))


def _refuse_without_address(payer: Subscriber) -> None:
    if not payer.email:
        raise NoAddress(_("There is no e-mail address: telephone or write by hand."))
