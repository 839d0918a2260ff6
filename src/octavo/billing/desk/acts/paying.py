"""Money comes, is asked for again, or is given up."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from octavo.billing.acts import charging_again, receiving, renewing, writing_off
from octavo.billing.books import open_invoice
from octavo.billing.desk import reminding
from octavo.billing.desk.acts.base import Said, SubscriptionAct
from octavo.billing.effects import Effect, in_words
from octavo.billing.errors import DocumentNotOpen
from octavo.billing.models import Charge, Document, Mandate, Payment
from octavo.core import terms
from octavo.memberships.models import Subscription


class PaidForm(forms.Form):
    """When and how it came. The sum is the one of the invoice: another is no payment of it."""

    on = forms.DateField(label=gettext_lazy("Came on"), widget=AdminDateInput)
    method = forms.ChoiceField(label=gettext_lazy("How"), choices=Payment.Method)
    reference = forms.CharField(
        label=gettext_lazy("Reference"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Such as the number of a cheque: the same never pays twice."),
    )


class WriteOffForm(forms.Form):
    """Why nobody will pay."""

    because = forms.CharField(
        label=gettext_lazy("Why nobody will pay"),
        max_length=500,
        help_text=gettext_lazy("It is kept with your name."),
    )


class Paid(SubscriptionAct):
    name, label, icon = "paid", gettext_lazy("Mark as paid"), "check"
    form_class = PaidForm

    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """Where an invoice waits."""
        return standing.unpaid() is not None

    def form(self, data: Any = None) -> forms.Form:
        """Today by cheque, unless something else is said: transfers come with statements."""
        return PaidForm(data, initial={"on": self.at.today, "method": Payment.Method.CHEQUE})

    def effect(self, said: Said) -> Effect:
        """As the verb says it."""
        return receiving.effect_of(waiting_invoice(self.subject), now=self.at.now)

    def do(self, said: Said) -> str:
        """Receive the sum that the invoice asks for."""
        invoice = waiting_invoice(self.subject)
        receiving.receive(
            invoice,
            amount=invoice.sum,
            on=said["on"],
            method=said["method"],
            now=self.at.now,
            by=self.at.by,
            reference=said["reference"].strip() or None,
        )
        return _("Invoice %(number)s is paid.") % {"number": invoice.number}


class ChargeAgain(SubscriptionAct):
    name, label, icon = "charge", gettext_lazy("Charge the card now"), "rotate"

    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """Where a term that has begun waits, there is a card, and no charge is under way."""
        term = standing.unpaid()
        if term is None or not may_be_owed(term, today):
            return False
        if not Mandate.objects.filter(subscription=self.subject).exists():
            return False
        under_way = Charge.objects.under_way().filter(document__subscription=self.subject)
        return not under_way.exists()

    def effect(self, said: Said) -> Effect:
        """As the verb says it."""
        return charging_again.effect_of(self.subject, now=self.at.now)

    def do(self, said: Said) -> str:
        """Ask the provider, and say what it answers."""
        row = charging_again.charge_again(self.subject, by=self.at.by, now=self.at.now)
        self.went_well = row.state in {Charge.State.PAID, Charge.State.WAITING}
        return charging_again.sentence_of(row)


class Remind(SubscriptionAct):
    name, label, icon = "remind", gettext_lazy("Send a reminder"), "mail"

    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """Where an invoice waits."""
        return standing.unpaid() is not None

    def effect(self, said: Said) -> Effect:
        """Who is written to."""
        return reminding.effect_of(waiting_invoice(self.subject), now=self.at.now)

    def do(self, said: Said) -> str:
        """Write."""
        reminding.remind(waiting_invoice(self.subject), by=self.at.by, now=self.at.now)
        return _("The reminder is on its way.")


class AskForCard(SubscriptionAct):
    name, label, icon = "ask-card", gettext_lazy("Mail a link to enter a card"), "mail"

    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """Where cards are taken, and something is charged again."""
        is_going_on = standing.cancellation is None and standing.sold.renews
        return bool(settings.CARDS) and is_going_on and bool(standing.line())

    def effect(self, said: Said) -> Effect:
        """Who is written to."""
        return reminding.effect_of_card(self.subject, now=self.at.now)

    def do(self, said: Said) -> str:
        """Write."""
        reminding.ask_for_card(self.subject, by=self.at.by, now=self.at.now)
        return _("The link is on its way.")


class Renew(SubscriptionAct):
    name, label, icon = "renew", gettext_lazy("Renew"), "rotate"

    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """Where a term follows and none is ordered."""
        is_going_on = standing.cancellation is None and standing.sold.renews
        return is_going_on and standing.unpaid() is None and standing.last_settled() is not None

    def effect(self, said: Said) -> Effect:
        """As the verb says it."""
        return renewing.effect_of(self.subject, now=self.at.now)

    def do(self, said: Said) -> str:
        """Order the next term."""
        invoice = renewing.renew(self.subject, now=self.at.now, by=self.at.by)
        if invoice is None:
            return _("Renewed.")
        said_of = {"number": invoice.number, "sum": in_words(invoice.sum)}
        return _("Renewed: invoice %(number)s of %(sum)s.") % said_of


class WriteOff(SubscriptionAct):
    name, label = "write-off", gettext_lazy("Write off")
    icon, is_grave = "cross", True
    form_class = WriteOffForm

    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """Where a term that has begun waits to be paid."""
        term = standing.unpaid()
        return term is not None and may_be_owed(term, today)

    def effect(self, said: Said) -> Effect:
        """As the verb says it."""
        return writing_off.effect_of(self.subject, now=self.at.now)

    def do(self, said: Said) -> str:
        """Give it up."""
        invoice = writing_off.write_off(
            self.subject, because=said["because"], by=self.at.by, now=self.at.now
        )
        return _("Invoice %(number)s is written off.") % {"number": invoice.number}


def may_be_owed(term: terms.Term, today: date) -> bool:
    """Whether it has begun, or is to take the place of one that runs."""
    return term.replaces is not None or (term.starts is not None and term.starts <= today)


def waiting_invoice(subscription: Subscription) -> Document:
    """The invoice that waits for its payment."""
    invoice = open_invoice(subscription)
    if invoice is None:
        raise DocumentNotOpen(_("No invoice waits for its payment."))
    return invoice
