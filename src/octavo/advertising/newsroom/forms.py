"""The form of a booking: its last day as people say it, and its places in print."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from octavo.advertising.choosing import A_DAY
from octavo.advertising.models import Booking
from octavo.advertising.placements import BY_NAME
from octavo.advertising.printing import advertisements, booked_in_print, tie, to_be_tied
from octavo.issues.models import FlatplanItem


class InPrintField(forms.ModelMultipleChoiceField):
    """Advertisements of flatplans, each with its issue, page, position and file."""

    widget = forms.CheckboxSelectMultiple

    def show(self, booking: Booking | None) -> None:
        """Offer those that no other booking has."""
        self.places = {place.item.pk: place for place in to_be_tied(booking)}
        self.queryset = advertisements().filter(pk__in=list(self.places))

    def label_from_instance(self, obj: FlatplanItem) -> str:
        """Such as: No. 18, page 41, full page, left (Hask & Daughters; the file is there)."""
        place = self.places[obj.pk]
        has_file = _("the file is there") if place.has_file else _("the file has not come")
        return f"{place} ({obj.label}; {has_file})"


class BookingForm(WagtailAdminModelForm):
    """A booking, with its last day in place of the day on which it is over."""

    last_day = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=AdminDateInput,
        help_text=_("It is still shown on this day, and ends at the midnight after it."),
    )
    in_print = InPrintField(
        label=_("In print"),
        required=False,
        queryset=FlatplanItem.objects.none(),
        help_text=_(
            "Advertisements in the flatplans of issues that belong to this booking. A new place is"
            " made in the flatplan of its issue."
        ),
    )

    def __init__(self, *args: Any, **said: Any) -> None:
        """With the days and the places that it has."""
        super().__init__(*args, **said)
        booking = self.instance if self.instance.pk else None
        shown = self.fields.get("in_print")
        if isinstance(shown, InPrintField):
            shown.show(booking)
        self.initial["last_day"] = self.instance.last_on
        if booking:
            self.initial["in_print"] = [place.item.pk for place in booked_in_print(booking)]

    def clean(self) -> dict[str, Any]:
        """The day after the last one, and what only the whole form shows."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        last = said.get("last_day")
        self.instance.ends_on = last + A_DAY if last else None
        placement = BY_NAME.get(said.get("placement", ""))
        if said.get("sections") and (placement is None or not placement.has_section):
            self.add_error("sections", _("Pages of this place belong to no section."))
        if placement is None and "placement" not in self.errors and not said.get("in_print"):
            self.add_error("placement", _("Choose a place on the site, or one in print."))
        return said

    def add_error(self, field: str | None, error: Any) -> None:
        """The end is asked for as the last day. One thing that is wrong with a field is enough."""
        by_field = getattr(error, "error_dict", None)
        if by_field:
            if "ends_on" in by_field:
                by_field["last_day"] = by_field.pop("ends_on")
            for name in by_field.keys() & self._errors.keys():
                del by_field[name]
        if not (by_field == {} and field is None):
            super().add_error(field, error)

    def _save_m2m(self) -> None:
        super()._save_m2m()
        if "in_print" in self.cleaned_data:
            tie(self.instance, self._chosen())

    def _chosen(self) -> Iterable[FlatplanItem]:
        chosen: Iterable[FlatplanItem] = self.cleaned_data["in_print"]
        return chosen
