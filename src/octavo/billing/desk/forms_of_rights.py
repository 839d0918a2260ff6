"""What the desk asks for about rights to read: grants, and why somebody may not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from octavo.access.errors import Unknown
from octavo.access.explaining import named
from octavo.issues.models import Article, Issue


class _NamesItem(forms.Form):
    """A form in which an issue or an article is named."""

    def clean_item(self) -> Issue | Article | None:
        """What is meant; nothing where nothing was written."""
        text = self.cleaned_data["item"]
        try:
            return named(text) if text else None
        except Unknown as trouble:
            raise forms.ValidationError(str(trouble)) from trouble


class GrantForm(_NamesItem):
    """To what, until when, and why."""

    item = forms.CharField(
        label=_("Issue or article"),
        required=False,
        help_text=_("The number of an issue or the address of an article. Empty: everything."),
    )
    since = forms.DateTimeField(
        label=_("From"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Empty means now."),
    )
    until = forms.DateTimeField(label=_("Until"), widget=AdminDateTimeInput)
    reason = forms.CharField(label=_("Reason"), max_length=500)

    def span(self, *, now: datetime) -> tuple[datetime, datetime]:
        """From when until when."""
        said: dict[str, Any] = self.cleaned_data
        return said["since"] or now, said["until"]


class WhyForm(_NamesItem):
    """About what, and at which time."""

    item = forms.CharField(
        label=_("Issue or article"),
        help_text=_("The number of an issue or the address of an article."),
    )
    at = forms.DateTimeField(
        label=_("At"), required=False, widget=AdminDateTimeInput, help_text=_("Empty means now.")
    )


class WithdrawForm(forms.Form):
    """Why a grant ends before its time."""

    because = forms.CharField(label=_("Why it is withdrawn"), max_length=500)
