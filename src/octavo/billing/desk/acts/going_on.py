"""It goes on, otherwise: another offer, a pause, more for nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from octavo.billing.acts import changing, giving, pausing
from octavo.billing.desk.acts.base import Said, SubscriptionAct, standing_for
from octavo.billing.effects import Effect
from octavo.billing.wording import length_in_words
from octavo.core import terms
from octavo.core.terms import Length, Unit
from octavo.core.terms.offers import LASTING
from octavo.memberships.models import Offer

A_MONTH = timedelta(days=30)
UNITS = {Unit.MONTHS: gettext_lazy("months"), Unit.ISSUES: gettext_lazy("issues")}


class LengthForm(forms.Form):
    """How much, and why."""

    count = forms.IntegerField(label=gettext_lazy("How many"), min_value=1, max_value=480)
    unit = forms.ChoiceField(label=gettext_lazy("Of what"), choices=list(UNITS.items()))
    because = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=500,
        help_text=gettext_lazy("It is kept with your name."),
    )

    def clean(self) -> dict[str, Any]:
        """A length that there is."""
        said: dict[str, Any] = super().clean() or {}
        if {"count", "unit"} <= set(said):
            try:
                said["length"] = Length(Unit(said["unit"]), said["count"])
            except terms.OfferSenseless as wrong:
                self.add_error("count", str(wrong))
        return said


class ChangeForm(forms.Form):
    """To which offer, and from when on."""

    NOW, AT_END = "now", "at_end"
    offer = forms.ModelChoiceField(label=gettext_lazy("To"), queryset=Offer.objects.none())
    when = forms.ChoiceField(
        label=gettext_lazy("When"),
        choices=[
            (AT_END, gettext_lazy("at the end of the term")),
            (NOW, gettext_lazy("now; what is left is credited")),
        ],
        widget=forms.RadioSelect,
        initial=AT_END,
    )


class PauseForm(forms.Form):
    begins = forms.DateField(label=gettext_lazy("From"), widget=AdminDateInput)
    ends = forms.DateField(
        label=gettext_lazy("Until"),
        widget=AdminDateInput,
        help_text=gettext_lazy("The first day on which it goes on."),
    )


class Change(SubscriptionAct):
    name, label, icon = "change", gettext_lazy("Change the offer"), "order"

    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """While a paid term runs that something follows."""
        running = standing.current(today)
        is_paid = running is not None and running.stands and not running.length.is_lasting
        return is_paid and standing.cancellation is None

    def form(self, data: Any = None) -> forms.Form:
        """With the offers that are on sale in the same currency, but for one issue or article."""
        form = ChangeForm(data)
        offers = Offer.objects.on_sale(today=self.at.today).exclude(unit__in=LASTING)
        offers = offers.filter(currency=self.subject.offer.currency)
        form.fields["offer"].queryset = offers.exclude(pk=self.subject.offer_id)  # type: ignore[attr-defined]
        return form

    def effect(self, said: Said) -> Effect:
        """As the verb says it."""
        return changing.effect_of(
            self.subject, said["offer"], now=self.at.now, at_end=said["when"] == ChangeForm.AT_END
        )

    def do(self, said: Said) -> str:
        """Change it."""
        verb = changing.change_at_end
        if said["when"] == ChangeForm.NOW:
            verb = changing.change_now
        verb(self.subject, said["offer"], now=self.at.now, by=self.at.by)
        return _("Changed to “%(offer)s”.") % {"offer": said["offer"]}


class Pause(SubscriptionAct):
    name, label, icon = "pause", gettext_lazy("Pause"), "time"
    form_class = PauseForm

    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """While a paid term runs."""
        running = standing.current(today)
        return running is not None and running.stands and not running.length.is_lasting

    def form(self, data: Any = None) -> forms.Form:
        """For a month from today on, unless something else is said."""
        today = self.at.today
        return PauseForm(data, initial={"begins": today, "ends": today + A_MONTH})

    def effect(self, said: Said) -> Effect:
        """As the verb says it."""
        return pausing.effect_of(
            self.subject, begins=said["begins"], ends=said["ends"], now=self.at.now
        )

    def do(self, said: Said) -> str:
        """Pause it."""
        pausing.pause(
            self.subject, begins=said["begins"], ends=said["ends"], now=self.at.now, by=self.at.by
        )
        return _("The pause is written down.")


class Resume(SubscriptionAct):
    name, label, icon = "resume", gettext_lazy("End the pause"), "rotate"

    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """While there is a pause, or one to come."""
        return any(today < one.ends for one in standing.pauses)

    def effect(self, said: Said) -> Effect:
        """As the verb says it."""
        return pausing.effect_of_resuming(self.subject, now=self.at.now)

    def do(self, said: Said) -> str:
        """Go on."""
        pausing.resume(self.subject, now=self.at.now, by=self.at.by)
        return _("The pause is over.")


class Prolong(SubscriptionAct):
    name, label, icon = "prolong", gettext_lazy("Add for nothing"), "plus"
    form_class = LengthForm

    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """Behind what was paid, where nothing waits to be."""
        is_lasting = standing.sold.length.is_lasting
        return not is_lasting and standing.unpaid() is None and standing.last_settled() is not None

    def form(self, data: Any = None) -> forms.Form:
        """One issue, unless something else is said: for a copy that got lost."""
        return LengthForm(data, initial={"count": 1, "unit": Unit.ISSUES})

    def effect(self, said: Said) -> Effect:
        """What is put behind the last term."""
        length: Length = said["length"]
        before = standing_for(self)
        formats = before.sold.formats
        terms.give(before, length, formats=formats, today=self.at.today, by=self.at.by.email)
        words = length_in_words(length.unit, length.count)
        return Effect((_("%(length)s for nothing, behind what is paid.") % {"length": words},))

    def do(self, said: Said) -> str:
        """Give it."""
        giving.prolong(
            self.subject,
            length=said["length"],
            because=said["because"],
            by=self.at.by,
            now=self.at.now,
        )
        return _("Added.")
