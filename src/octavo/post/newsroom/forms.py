"""What an editor writes of a letter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from octavo.post.errors import WordsWrong
from octavo.post.kinds import Kind
from octavo.post.words import LONGEST_BODY, understood


class WordsForm(forms.Form):
    """Subject and body of one letter in one language, checked as whole."""

    subject = forms.CharField(label=_("Subject"), max_length=200)
    body = forms.CharField(
        label=_("Words"),
        max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 22, "spellcheck": "true"}),
    )

    def __init__(self, *args: Any, kind: Kind, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for field in self.fields.values():
            field.widget.attrs["lang"] = language

    def clean(self) -> dict[str, Any]:
        """Read the words as they will be sent; say what is wrong with which of the two."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for name, parts in (("subject", ("subject", "-")), ("body", ("-", "body"))):
            subject, body = (said.get(part, part) for part in parts)
            try:
                understood(subject, body, kind=self.kind)
            except WordsWrong as trouble:
                self.add_error(name, str(trouble))
        return said
