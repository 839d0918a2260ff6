"""Since when a proof shows changes."""

from __future__ import annotations

from datetime import datetime, time

from django import forms
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput


class ProofForm(forms.Form):
    """A day, or none for a proof without bars."""

    since = forms.DateField(
        label=_("Show changes since"),
        help_text=_("From the beginning of that day; empty for a proof without bars."),
        required=False,
        widget=AdminDateInput,
    )

    @property
    def moment(self) -> datetime | None:
        """The beginning of the day, in the publication's zone."""
        day = self.cleaned_data["since"]
        return make_aware(datetime.combine(day, time.min)) if day else None
