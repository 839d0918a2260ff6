"""What is done about a case: somebody else takes it, it is settled, or written down and settled."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from octavo.accounts.models import Account
from octavo.billing.acts import returning, settling, writing_down
from octavo.billing.acts.ordering import MAY_SERVE
from octavo.billing.desk.acts.base import CaseAct, Said
from octavo.billing.effects import Effect
from octavo.billing.models import Case


class HandOverForm(forms.Form):
    """To somebody who may act for subscribers."""

    owner = forms.ModelChoiceField(label=gettext_lazy("To"), queryset=Account.objects.none())


class SettleForm(forms.Form):
    because = forms.CharField(
        label=gettext_lazy("What came of it"),
        max_length=settling.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("It is kept with your name."),
    )


class WriteDownForm(SettleForm):
    """Whether the term ends, too."""

    ends = forms.BooleanField(
        label=gettext_lazy("The term ends today, and nothing follows"), required=False
    )


class HandOver(CaseAct):
    name, label, icon = "give", gettext_lazy("Give to somebody"), "user"

    def form(self, data: Any = None) -> forms.Form:
        """With all who serve subscribers."""
        form = HandOverForm(data)
        staff = Account.objects.with_perm(
            MAY_SERVE, backend="django.contrib.auth.backends.ModelBackend"
        )
        form.fields["owner"].queryset = staff.order_by("email")  # type: ignore[attr-defined]
        return form

    def effect(self, said: Said) -> Effect:
        """Nothing else changes."""
        return Effect((_("From now on %(owner)s looks after it.") % said,))

    def do(self, said: Said) -> str:
        """Give it."""
        settling.give_to(self.subject, said["owner"])
        return _("%(owner)s looks after it now.") % said


class Settle(CaseAct):
    name, label, icon = "settle", gettext_lazy("Settle"), "check"
    form_class = SettleForm

    def effect(self, said: Said) -> Effect:
        """No sum changes."""
        return Effect((_("The case is settled with this reason. No sum changes by it."),))

    def do(self, said: Said) -> str:
        """Settle it."""
        settling.settle(self.subject, because=said["because"], by=self.at.by, now=self.at.now)
        return _("Settled.")


class SendByTransfer(CaseAct):
    name, label, icon = "transfer", gettext_lazy("Send it by transfer"), "arrow-right"

    def is_open(self) -> bool:
        """Of money that the provider does not give back."""
        return bool(self.subject.kind == Case.Kind.NOT_SENT)

    def effect(self, said: Said) -> Effect:
        """Where it goes instead."""
        payout = returning.payout_of(self.subject)
        sentences = (
            _("It does not go back to the card any more: it waits on the payout list."),
            _("The case is settled."),
        )
        return Effect(sentences, amount=payout.money)

    def do(self, said: Said) -> str:
        """Turn it into a transfer."""
        returning.send_by_transfer(self.subject, by=self.at.by, now=self.at.now)
        return _("It waits on the payout list for an account.")


class WriteDown(CaseAct):
    name, label = "write-down", gettext_lazy("Write down that the money went")
    icon, is_grave = "edit", True
    form_class = WriteDownForm

    def is_open(self) -> bool:
        """Of money that went past us."""
        case: Case = self.subject
        return case.kind in writing_down.WRITTEN_DOWN and case.charge_id is not None

    def effect(self, said: Said) -> Effect:
        """As the verb says it."""
        return writing_down.effect_of(self.subject, ends=said["ends"], now=self.at.now)

    def do(self, said: Said) -> str:
        """Write it down."""
        writing_down.write_down(
            self.subject, ends=said["ends"], because=said["because"], by=self.at.by, now=self.at.now
        )
        return _("Written down, and settled.")
