"""Pay out: money that is given back goes to the bank, and is owed until a statement shows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing.bank.accounts import BankAccount as BankAccountFacts
from octavo.billing.bank.errors import BankTrouble
from octavo.billing.bank.payouts import Outgoing, PaymentFile, payment_file
from octavo.billing.bank_account import BankAccount
from octavo.billing.days import local_day
from octavo.billing.errors import PayoutRefused
from octavo.billing.models import Payout, StatementLine
from octavo.billing.selling import the_seller
from octavo.memberships.models import Event
from octavo.memberships.story import tell


def set_account(
    payout: Payout, account: BankAccount, *, by: Account | None, now: datetime
) -> Payout:
    """Say where the money goes, as long as it is not on its way."""
    with transaction.atomic():
        row = _held(payout)
        row.iban, row.bic, row.holder = account.iban, account.bic, account.holder
        row.exported_at = None
        row.save(update_fields=["iban", "bic", "holder", "exported_at"])
        tell(Event.Act.NOTE, of=row.subscriber, at=now, by=by, account_for=row.end_to_end)
    return row


def write_file(*, now: datetime, again: Sequence[Payout] = ()) -> PaymentFile:
    """The file for the bank of all that can go there, which is marked as handed over.

    `again` are payouts that were handed over and got lost on the way.
    """
    seller = the_seller()
    debtor = BankAccountFacts(seller.account_holder or seller.name, seller.iban, seller.bic)
    with transaction.atomic():
        ready = Payout.objects.to_export() | Payout.objects.owed().filter(
            pk__in=[one.pk for one in again]
        )
        rows = list(ready.exclude(iban="").order_by("pk").select_for_update())
        outgoing = [
            Outgoing(
                BankAccountFacts(one.holder, one.iban, one.bic), one.money, one.end_to_end, one.text
            )
            for one in rows
        ]
        on = local_day(now) + timedelta(days=1)
        try:
            made = payment_file(outgoing, debtor=debtor, on=on, now=now)
        except BankTrouble as trouble:
            raise PayoutRefused(str(trouble)) from trouble
        sent = {one.end_to_end for one in made.transfers}
        Payout.objects.filter(end_to_end__in=sent).update(exported_at=now)
    return made


def match(
    payout: Payout,
    *,
    now: datetime,
    line: StatementLine | None = None,
    by: Account | None = None,
) -> None:
    """The money has left the account; it is owed no more."""
    with transaction.atomic():
        row = _held(payout)
        if line is not None and (line.amount, line.currency) != (-row.amount, row.currency):
            raise PayoutRefused(_("That is not the sum that is to be sent."))
        row.matched_at, row.statement_line = now, line
        row.save(update_fields=["matched_at", "statement_line"])
        tell(
            Event.Act.SENT_OUT,
            of=row.subscriber,
            at=now,
            by=by,
            payout=row.end_to_end,
            amount=row.amount,
            currency=row.currency,
        )


def _held(payout: Payout) -> Payout:
    row: Payout = Payout.objects.select_for_update().get(pk=payout.pk)
    if row.matched_at is not None:
        raise PayoutRefused(_("This money was sent already."))
    return row
