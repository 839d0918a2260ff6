"""Somebody leaves, or has changed their mind, or wants the money back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from octavo.billing.acts import cancelling, guarantee, withdrawing
from octavo.billing.bank_account import BankAccount, checked_iban
from octavo.billing.books import is_paid_otherwise, known_account
from octavo.billing.desk.acts.base import Said, SubscriptionAct, standing_for
from octavo.billing.effects import Effect
from octavo.billing.errors import BankAccountWrong
from octavo.core import terms
from octavo.core.terms import TermsRefusal, last_day_of_guarantee, last_day_of_withdrawal
from octavo.memberships.models import Subscription


class BankAccountForm(forms.Form):
    """Where money is sent. It may be left empty: the sum then waits on the payout list."""

    holder = forms.CharField(label=gettext_lazy("Account holder"), required=False, max_length=70)
    iban = forms.CharField(
        label=gettext_lazy("IBAN"),
        required=False,
        max_length=42,
        help_text=gettext_lazy("Empty: it is asked for, and the sum waits on the payout list."),
    )
    bic = forms.CharField(label=gettext_lazy("BIC"), required=False, max_length=11)

    def clean_iban(self) -> str:
        """With the right check digits."""
        typed: str = self.cleaned_data["iban"]
        try:
            return checked_iban(typed) if typed.strip() else ""
        except BankAccountWrong as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def clean(self) -> dict[str, Any]:
        """The whole of it, or nothing."""
        said: dict[str, Any] = super().clean() or {}
        try:
            said["account"] = _account(said)
        except BankAccountWrong as wrong:
            self.add_error("holder", str(wrong))
        return said


def _account(said: dict[str, Any]) -> BankAccount | None:
    if not said.get("iban"):
        return None
    return BankAccount(said["iban"], said.get("holder", ""), said.get("bic", ""))


def _typed(data: Any) -> BankAccount | None:
    """The account that was typed, if it is one: it may have had money back before."""
    try:
        return BankAccount(data["iban"], data.get("holder") or "-") if data else None
    except (KeyError, BankAccountWrong):
        return None


class GuaranteeForm(BankAccountForm):
    """For a second time somebody says why."""

    because = forms.CharField(
        label=gettext_lazy("Why it is given a second time"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("The guarantee was used once before. The reason is kept."),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason, in the reader’s words"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Cancel(SubscriptionAct):
    name, label, icon, is_grave = "cancel", gettext_lazy("Cancel"), "cross", True

    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """Where something would follow, or waits to be paid."""
        return standing.cancellation is None and _is_going_on(standing, today)

    def effect(self, said: Said) -> Effect:
        """As the verb says it."""
        return cancelling.effect_of(self.subject, now=self.at.now)

    def do(self, said: Said) -> str:
        """No term follows."""
        cancelling.cancel(self.subject, by=self.at.by, now=self.at.now)
        return _("Cancelled. The reason can be written down now, if one was given.")


class Undo(SubscriptionAct):
    name, label, icon = "undo", gettext_lazy("Undo the cancellation"), "undo"

    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """Until what was paid is over, unless money was given back with it."""
        try:
            terms.undo_cancellation(standing, today=today)
        except TermsRefusal:
            return False
        return True

    def effect(self, said: Said) -> Effect:
        """The core says whether it may be."""
        terms.undo_cancellation(standing_for(self), today=self.at.today)
        return Effect((_("It goes on and renews as if nobody had cancelled."),))

    def do(self, said: Said) -> str:
        """Go on."""
        cancelling.undo(self.subject, by=self.at.by, now=self.at.now)
        return _("The cancellation is undone.")


class SayWhy(SubscriptionAct):
    name, label, icon = "reason", gettext_lazy("Write down the reason"), "edit"
    form_class = ReasonForm

    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """Of what was cancelled, once."""
        return standing.cancellation is not None and not standing.cancellation.reason

    def effect(self, said: Said) -> Effect:
        """Nothing else changes."""
        return Effect((_("The reason is kept with the cancellation. Nothing else changes."),))

    def do(self, said: Said) -> str:
        """Keep it."""
        cancelling.say_why(self.subject, said["reason"], now=self.at.now, by=self.at.by)
        return _("Written down.")


class Guarantee(SubscriptionAct):
    name, label = "guarantee", gettext_lazy("Money back (guarantee)")
    icon, is_grave = "undo", True

    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """Within the sixty days."""
        last = last_day_of_guarantee(standing)
        return last is not None and today <= last and standing.paid() != standing.refunded()

    def form(self, data: Any = None) -> forms.Form:
        """Where the money goes; and why, if it is the second time."""
        kind = GuaranteeForm if self._is_second(_typed(data)) else BankAccountForm
        return kind(data, initial=account_known(self.subject))

    def effect(self, said: Said) -> Effect:
        """As the verb says it, with where the sum goes."""
        found = guarantee.effect_of(
            self.subject, now=self.at.now, overruled=self._is_second(said.get("account"))
        )
        return with_account(found, said, self.subject)

    def do(self, said: Said) -> str:
        """Everything back."""
        guarantee.give_money_back(
            self.subject,
            by=self.at.by,
            now=self.at.now,
            account=said["account"],
            overruled=bool(said.get("because")),
            because=said.get("because", ""),
        )
        return _("The money is given back: the sum is on the payout list.")

    def _is_second(self, account: BankAccount | None = None) -> bool:
        account = account or known_account(self.subject)
        return guarantee.was_used(self.subject.payer, account=account)


class Withdraw(SubscriptionAct):
    name, label = "withdraw", gettext_lazy("Withdraw (14 days)")
    icon, is_grave = "undo", True

    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """Within the fourteen days."""
        is_bought = any(term.ending is None and term.price for term in standing.terms)
        return is_bought and today <= last_day_of_withdrawal(standing)

    def form(self, data: Any = None) -> forms.Form:
        """Where the money goes, if some was paid."""
        return BankAccountForm(data, initial=account_known(self.subject))

    def effect(self, said: Said) -> Effect:
        """As the verb says it."""
        found = withdrawing.effect_of(self.subject, now=self.at.now)
        return with_account(found, said, self.subject)

    def do(self, said: Said) -> str:
        """Undo the contract."""
        withdrawing.withdraw(self.subject, by=self.at.by, now=self.at.now, account=said["account"])
        return _("Withdrawn.")


def account_known(subscription: Subscription) -> dict[str, str]:
    """The account from which the money came, if the bank said it."""
    known = known_account(subscription)
    return {"iban": known.iban, "holder": known.holder, "bic": known.bic} if known else {}


def with_account(effect: Effect, said: Said, subscription: Subscription) -> Effect:
    """The same with where the sum goes."""
    if not effect.amount:
        return effect
    account: BankAccount | None = said.get("account")
    if not is_paid_otherwise(subscription):
        goes = _("It goes back to the card that it came from.")
    elif account is not None:
        facts = {"iban": account.iban, "holder": account.holder}
        goes = _("It goes to %(iban)s, %(holder)s.") % facts
    else:
        goes = _("Nobody knows yet where it goes: it waits on the payout list for an account.")
    return Effect((*effect.sentences, goes), effect.amount, effect.on)


def _is_running(standing: terms.Subscription, today: date) -> bool:
    last = standing.last_settled()
    return last is not None and (last.ends is None or today < last.ends)


def _is_going_on(standing: terms.Subscription, today: date) -> bool:
    if standing.sold.length.is_lasting:
        return False
    return standing.unpaid() is not None or _is_running(standing, today)
