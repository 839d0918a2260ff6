"""Erase: whatever says who somebody is goes; what tax law demands stays, and so does every sum."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.accounts.signals import account_erased, signed_out_everywhere
from octavo.billing.acts.cancelling import cancel
from octavo.billing.effects import Effect, in_words
from octavo.billing.errors import MoneyStillOwed, StaffStay
from octavo.billing.models import Case, Mandate, Payout
from octavo.core.terms import AlreadyCancelled, NotPossible
from octavo.memberships.models import Address, Event, Subscriber, Subscription, Term
from octavo.memberships.signals import subscriber_changed
from octavo.memberships.story import tell
from octavo.post.forgetting import forget


def erase(subscriber: Subscriber, *, by: Account | None, now: datetime) -> None:
    """Empty names and addresses, close the account, and end what would be renewed.

    Invoices and credit notes keep what they said, as the law asks. Refused while money is owed to
    the subscriber, since nobody could send it afterwards.
    """
    with transaction.atomic():
        theirs = Subscription.objects.filter(payer=subscriber).order_by("pk")
        list(theirs.select_for_update(of=("self",)))  # in the order in which every other act does
        row = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
        _refuse_if_it_may_not_be(row)
        for subscription in Subscription.objects.filter(payer=row).order_by("pk"):
            _stop(subscription, by=by, now=now)
        _empty_story(row)
        but_the_country = set(Address.PARTS) - {"country"}  # by which the tax was reckoned
        row.addresses.update(**dict.fromkeys(but_the_country, ""))
        Mandate.objects.filter(means__payer=row).delete()
        row.means.update(label="", last_digits="", expires_on=None)
        Payout.objects.filter(subscriber=row).update(iban="", bic="", holder="")
        row.orders.update(led_by="")
        Case.objects.of_payer(row).update(settled_because="")
        account = row.account
        for address in {row.email, account.email if account else ""} - {""}:
            forget(address)
        row.name = row.company = row.email = row.phone = row.vat_id = ""
        row.account, row.erased_at = None, now
        row.save()
        tell(Event.Act.ERASED, of=row, at=now, by=None if by == account else by)
        subscriber_changed.send(sender=Subscriber, subscriber=row)
        if account is not None:
            account_erased.send(sender=Account, account=account)
            _close(account, now=now)
    subscriber.refresh_from_db()


def effect_of(subscriber: Subscriber) -> Effect:
    """What goes and what stays; refused where erasing would be."""
    _refuse_if_it_may_not_be(subscriber)
    return Effect(
        (
            _("Name, addresses, letters, notes and account go, and cannot be brought back."),
            _("Nothing can be read any more, and nothing is renewed."),
            _("Invoices stay as they were written, for as long as the law asks."),
        )
    )


def _refuse_if_it_may_not_be(subscriber: Subscriber) -> None:
    if subscriber.account is not None and subscriber.account.may_enter_newsroom():
        raise StaffStay(_("This account works here: take its groups away first."))
    owed = Payout.objects.owed().filter(subscriber=subscriber).first()
    if owed is not None:
        said = {"sum": in_words(owed.money)}
        raise MoneyStillOwed(_("%(sum)s is still to be sent to this person.") % said)


def _stop(subscription: Subscription, *, by: Account | None, now: datetime) -> None:
    try:
        cancel(subscription, by=by, now=now)
    except (AlreadyCancelled, NotPossible):
        return  # nothing would follow, which is all that is asked


def _empty_story(row: Subscriber) -> None:
    """Free words may say anything of anybody; what was done and when stays."""
    Event.objects.filter(subscriber=row).update(because="")
    theirs = Subscription.objects.filter(payer=row) | Subscription.objects.filter(recipient=row)
    theirs.update(cancel_reason="")
    Term.objects.filter(subscription__in=theirs).update(given_because="")


def _close(account: Account, *, now: datetime) -> None:
    """The account can never be entered again, and says nothing of whoever had it."""
    EmailAddress.objects.filter(user=account).delete()
    account.devices.all().delete()
    account.set_unusable_password()
    account.first_name = account.last_name = ""
    account.email = f"erased-{account.pk}@erased.invalid"
    account.is_active = False
    account.save()
    transaction.on_commit(
        lambda: signed_out_everywhere.send(sender=Account, account=account, at=now)
    )
