"""The money-back guarantee: everything that was paid, within sixty days, once for each person."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing import letters
from octavo.billing.acts.doing import doing, named
from octavo.billing.acts.ordering import persons_like
from octavo.billing.bank_account import BankAccount
from octavo.billing.books import Reason, known_account
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.errors import ReasonMissing
from octavo.billing.models import GuaranteeUse, Refund
from octavo.billing.standing import standing_of
from octavo.core import terms
from octavo.core.terms.money import total
from octavo.memberships.models import Event, Subscriber, Subscription
from octavo.memberships.story import tell


def give_money_back(
    subscription: Subscription,
    *,
    by: Account | None,
    now: datetime,
    account: BankAccount | None = None,
    overruled: bool = False,
    because: str = "",
) -> list[Refund]:
    """Give back every payment, end every term now, and ask for the sum to be sent.

    A second time for the same person is refused, unless somebody overrules that with a reason.
    """
    if overruled and not because.strip():
        raise ReasonMissing(_("Say why it is given a second time."))
    with doing(subscription, now=now) as at_hand:
        payer = at_hand.row.payer
        goes_to = account or known_account(at_hand.row)
        after = terms.ask_guarantee(
            at_hand.before,
            today=at_hand.today,
            by=named(by, at_hand.row),
            was_used=not overruled and was_used(payer, account=goes_to),
        )
        refunds = at_hand.keep(after, Reason(_("Money-back guarantee."), goes_to))
        GuaranteeUse.objects.create(
            subscription=at_hand.row,
            subscriber=payer,
            at=now,
            email_hash=_hash(payer.email),
            iban_hash=_hash(goes_to.iban if goes_to else ""),
            overruled_by=by if overruled else None,
            overruled_because=because.strip(),
        )
        told = tell(
            Event.Act.REFUNDED,
            of=at_hand.row,
            at=now,
            by=by,
            because=because.strip(),
            amount=sum(one.amount for one in refunds),
            currency=after.currency,
            documents=[one.document.number for one in refunds],
        )
        letters.money_back(at_hand.row, refunds, key=f"money-back:{told.pk}", now=now)
    return refunds


def effect_of(subscription: Subscription, *, now: datetime, overruled: bool = False) -> Effect:
    """The exact sum that comes back, and what ends; refused where the act would be."""
    standing = standing_of(subscription)
    after = terms.ask_guarantee(
        standing,
        today=local_day(now),
        by="-",
        was_used=not overruled and was_used(subscription.payer),
    )
    new = after.refunds[len(standing.refunds) :]
    amount = total([one.amount for one in new], standing.currency)
    said = [
        _("%(sum)s is given back.") % {"sum": in_words(amount)},
        _("The subscription ends at once: reading, and copies that are not sent yet."),
    ]
    if standing.unpaid() is not None:
        said.append(_("The invoice that is open need not be paid."))
    return Effect(tuple(said), amount=amount, on=terms.last_day_of_guarantee(standing))


def was_used(person: Subscriber, *, account: BankAccount | None = None) -> bool:
    """Whether this person has had money back by it: the same row, address or bank account."""
    same = Q(subscriber__in=Subscriber.objects.filter(persons_like(person)))
    if person.email:
        same |= Q(email_hash=_hash(person.email))
    if account is not None:
        same |= Q(iban_hash=_hash(account.iban))
    return GuaranteeUse.objects.filter(same).exists()


def _hash(named: str) -> str:
    """Found again by who knows it, and read from this by nobody; empty stays empty."""
    if not named:
        return ""
    return salted_hmac("octavo.billing.guarantee", named.lower(), algorithm="sha256").hexdigest()
