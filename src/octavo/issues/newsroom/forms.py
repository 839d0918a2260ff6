"""What an editor is asked before an issue is closed or published, or an article spiked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

NOW, LATER = "now", "later"


class CloseForm(forms.Form):
    """Asks for a reason only where something is missing."""

    overrule_reason = forms.CharField(
        label=_("Close it nevertheless, because"),
        help_text=_("Your name and this reason are kept with the issue."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, is_complete: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_complete:
            del self.fields["overrule_reason"]


class PublishForm(forms.Form):
    """Now, or at a moment of the publication's clock."""

    when = forms.ChoiceField(
        label=_("The issue appears"),
        choices=[(NOW, _("now")), (LATER, _("at a set time"))],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    at = forms.DateTimeField(label=_("Time"), required=False, widget=AdminDateTimeInput)

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        self.fields["at"].help_text = _("In the publication’s zone, %(zone)s.") % {
            "zone": settings.TIME_ZONE
        }

    def clean(self) -> dict[str, Any]:
        """A set time lies ahead."""
        cleaned = super().clean() or {}
        if cleaned.get("when") == LATER and "at" not in self.errors:
            at = cleaned.get("at")
            if at is None:
                self.add_error("at", _("Set the time."))
            elif at <= self.now:
                self.add_error("at", _("This time has passed."))
        return cleaned


class ReasonForm(forms.Form):
    """Why an article is spiked."""

    because = forms.CharField(
        label=_("Why?"),
        help_text=_("The reason is kept with the article."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
