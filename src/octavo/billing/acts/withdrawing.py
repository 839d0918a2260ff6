"""Withdraw under the law of the European Union: within fourteen days, without a reason."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing import letters
from octavo.billing.acts.doing import doing, named
from octavo.billing.bank_account import BankAccount
from octavo.billing.books import Reason
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.models import Refund
from octavo.billing.standing import standing_of
from octavo.core import terms
from octavo.core.terms.money import total
from octavo.memberships.models import Event, Subscription
from octavo.memberships.story import tell


def withdraw(
    subscription: Subscription,
    *,
    by: Account | None,
    now: datetime,
    account: BankAccount | None = None,
) -> list[Refund]:
    """Undo the contract: what was paid is given back. The receipt names the time, which is kept."""
    with doing(subscription, now=now) as at_hand:
        after = terms.withdraw(at_hand.before, today=at_hand.today, by=named(by, at_hand.row))
        refunds = at_hand.keep(after, Reason(_("Withdrawal."), account))
        told = tell(
            Event.Act.WITHDRAWN,
            of=at_hand.row,
            at=now,
            by=by,
            amount=sum(one.amount for one in refunds),
            currency=after.currency,
            documents=[one.document.number for one in refunds],
        )
        letters.withdrawal_receipt(at_hand.row, refunds, key=f"withdrawn:{told.pk}", now=now)
    return refunds


def effect_of(subscription: Subscription, *, now: datetime) -> Effect:
    """What comes back, and what ends; refused after the last day."""
    standing = standing_of(subscription)
    after = terms.withdraw(standing, today=local_day(now), by="-")
    new = after.refunds[len(standing.refunds) :]
    amount = total([one.amount for one in new], standing.currency)
    said = [_("The contract is undone, and the subscription ends at once.")]
    if amount:
        said.append(_("%(sum)s is given back.") % {"sum": in_words(amount)})
    if standing.unpaid() is not None:
        said.append(_("The invoice that is open need not be paid."))
    return Effect(tuple(said), amount=amount, on=terms.last_day_of_withdrawal(standing))
