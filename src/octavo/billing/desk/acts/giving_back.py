"""Money of one term is given back: whole, in part, or as goodwill."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from octavo.billing.acts import refunding
from octavo.billing.acts.refunding import Asked, Kind
from octavo.billing.books import is_paid_otherwise
from octavo.billing.desk.acts.base import Said, SubscriptionAct, standing_for
from octavo.billing.desk.acts.ending import BankAccountForm, account_known
from octavo.billing.effects import Effect, in_words
from octavo.core import terms
from octavo.core.terms import Money

KINDS = {
    Kind.WHOLE: gettext_lazy("all that was paid for it; the term ends today"),
    Kind.PART: gettext_lazy("what is not served yet, or the sum below; the term ends today"),
    Kind.GOODWILL: gettext_lazy("the sum below, as goodwill; everything goes on"),
}


class GiveBackForm(BankAccountForm):
    """Of which term, how much, and why."""

    term = forms.TypedChoiceField(label=gettext_lazy("Of which term"), coerce=int)
    kind = forms.TypedChoiceField(
        label=gettext_lazy("What goes back"),
        coerce=Kind,
        choices=list(KINDS.items()),
        widget=forms.RadioSelect,
    )
    sum = forms.DecimalField(label=gettext_lazy("Sum"), required=False, min_value=0, localize=True)
    because = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=500,
        help_text=gettext_lazy("It is kept with your name."),
    )
    field_order = ("term", "kind", "sum", "because")

    def __init__(self, data: Any, standing: terms.Subscription, **more: Any) -> None:
        super().__init__(data, **more)
        self.currency = standing.currency
        self.fields["iban"].help_text = _("For what came by no card. It may be said later.")
        self.fields["term"].choices = [  # type: ignore[attr-defined]
            (term.number, _said_of(standing, term)) for term in terms_with_money(standing)
        ]

    def clean(self) -> dict[str, Any]:
        """A sum where one is needed, in whole minor units, and none where it would mean nothing."""
        said = super().clean()
        kind, typed = said.get("kind"), said.get("sum")
        if kind is Kind.GOODWILL and typed is None and "sum" not in self.errors:
            self.add_error("sum", _("Say how much."))
        if kind is Kind.WHOLE and typed is not None:
            self.add_error("sum", _("All of it goes back: leave the sum empty."))
        if typed is not None:
            said["amount"] = self._money(typed)
        return said

    def _money(self, typed: Decimal) -> Money | None:
        cents = typed.scaleb(Money(0, self.currency).digits)
        try:
            if cents == int(cents):
                return Money(int(cents), self.currency)
        except terms.MoneyAbsurd as absurd:
            self.add_error("sum", str(absurd))
        else:
            self.add_error("sum", _("That is no sum of this currency."))
        return None


class GiveBack(SubscriptionAct):
    name, label = "refund", gettext_lazy("Give money back (whole, part, goodwill)")
    icon, is_grave = "undo", True

    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """Where something was paid that was not given back."""
        return bool(terms_with_money(standing))

    def form(self, data: Any = None) -> forms.Form:
        """Of the term that runs, unless another is said; an account only where one is needed."""
        standing, today = standing_for(self), self.at.today
        running = standing.current(today) or standing.last_settled()
        initial = account_known(self.subject) | {"term": running.number if running else None}
        form = GiveBackForm(data, standing, initial=initial)
        if not is_paid_otherwise(self.subject):
            for name in ("holder", "iban", "bic"):
                del form.fields[name]
        return form

    def effect(self, said: Said) -> Effect:
        """As the verb says it."""
        return refunding.effect_of(
            self.subject, _asked(said), now=self.at.now, account=said["account"]
        )

    def do(self, said: Said) -> str:
        """Give it back."""
        refunding.refund(
            self.subject,
            _asked(said),
            because=said["because"],
            by=self.at.by,
            now=self.at.now,
            account=said["account"],
        )
        return _("The money is given back, with a credit note.")


def terms_with_money(standing: terms.Subscription) -> list[terms.Term]:
    """Those of which something could be given back, the latest first."""
    found = [term for term in standing.terms if terms.left_of(standing, term.number)]
    return found[::-1]


def _asked(said: Said) -> Asked:
    return Asked(said["kind"], said["term"], said.get("amount"))


def _said_of(standing: terms.Subscription, term: terms.Term) -> str:
    """Such as: no. 2, from 1 March 2028: €96.00 is left."""
    left = in_words(terms.left_of(standing, term.number))
    if term.starts is None:
        return _("No. %(number)s: %(left)s is left") % {"number": term.number, "left": left}
    facts = {"number": term.number, "day": in_words(term.starts), "left": left}
    return _("No. %(number)s, from %(day)s: %(left)s is left") % facts
