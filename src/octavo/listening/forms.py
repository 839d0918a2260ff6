"""The form of a new podcast: its name, and what it is of."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from octavo.issues.models import Issue, Section
from octavo.listening.addresses import Part

MOST_ISSUES = 24  # the newest; a feed of everything has the others


class FeedForm(forms.Form):
    """Asked for each device, so that one can be revoked without the others."""

    label = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=60,
        help_text=gettext_lazy("Such as “Phone” or “Kitchen”. Each device has its own."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    of = forms.ChoiceField(label=gettext_lazy("What you hear"), required=False)

    def __init__(self, *args: Any, **said: Any) -> None:
        """With the sections and issues that there are."""
        super().__init__(*args, **said)
        self.fields["label"].widget.attrs["autocomplete"] = "off"
        self.fields["of"].choices = _choices()  # type: ignore[attr-defined]

    def clean_of(self) -> Part:
        """The section or the issue; None for everything."""
        kind, _dash, key = self.cleaned_data["of"].partition("-")
        if kind == "section":
            return Section.objects.live().filter(pk=key).first()
        return Issue.objects.published().filter(pk=key).first() if kind == "issue" else None


def _choices() -> list[tuple[str, Any]]:
    sections = Section.objects.live().order_by("path").values_list("pk", "title")
    issues = Issue.objects.published().values_list("pk", "number", "title")[:MOST_ISSUES]
    groups = [
        (_("One section"), [(f"section-{pk}", title) for pk, title in sections]),
        (
            _("One issue"),
            [
                (f"issue-{pk}", _("No. %(number)s: %(title)s") % {"number": no, "title": title})
                for pk, no, title in issues
            ],
        ),
    ]
    return [("", _("Every article")), *(group for group in groups if group[1])]
