"""What a publisher is asked before an issue goes out without a form that it promises."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from octavo.press.board import Column


class OverruleForm(forms.Form):
    """Which form, and why."""

    form = forms.ChoiceField(label=_("Form"), widget=forms.RadioSelect)
    because = forms.CharField(
        label=_("The issue appears although it is not ready, because"),
        help_text=_("Your name and this reason are kept with the issue."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, columns: Iterable[Column], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(column.name, column.label) for column in columns]
        self.fields["form"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.initial.setdefault("form", choices[0][0])
