"""A change to a published article: silent, or with a correction that readers see."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

SILENT, CORRECTION = "silent", "correction"


class ArticleForm(WagtailAdminPageForm):
    """The article's form. Once readers have seen it, it asks what kind of change this is."""

    change_is = forms.ChoiceField(
        label=_("This change is"),
        choices=[
            (SILENT, _("silent: a typo, nothing that a reader took as true")),
            (CORRECTION, _("a correction: a dated line at its foot and on the public list")),
        ],
        widget=forms.RadioSelect,
        initial=SILENT,
        required=False,
    )
    correction_text = forms.CharField(
        label=_("Correction"),
        help_text=_("The sentence readers see, such as: An earlier version gave the wrong year."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not was_read(self.instance):
            del self.fields["change_is"], self.fields["correction_text"]
        elif waiting := self.instance.corrections.filter(dated_on=None).first():
            self.initial |= {"change_is": CORRECTION, "correction_text": waiting.text}

    def clean(self) -> dict[str, Any]:
        """A correction has a sentence, before anybody publishes it."""
        cleaned = super().clean()
        self._take_words_of_lead_picture(cleaned)
        is_final = not self.is_deferred_validation
        if is_final and cleaned.get("change_is") == CORRECTION and not self._sentence(cleaned):
            self.add_error("correction_text", _("Write the sentence that readers see."))
        return cleaned

    @staticmethod
    def _take_words_of_lead_picture(cleaned: dict[str, Any]) -> None:
        """Fill alt text, credit and licence from the picture where the article has none."""
        if picture := cleaned.get("lead_picture"):
            cleaned["lead_alt"] = cleaned.get("lead_alt") or picture.description
            cleaned["lead_credit"] = cleaned.get("lead_credit") or picture.credit
            cleaned["lead_licence"] = cleaned.get("lead_licence") or picture.licence

    def save(self, commit: bool = True) -> Any:
        """Keep the correction beside the draft; it is dated when the changed text appears."""
        article = super().save(commit=commit)
        if "change_is" in self.fields:
            sentence = self._sentence(self.cleaned_data)
            if self.cleaned_data["change_is"] == CORRECTION and sentence:
                article.correct(sentence, by=self.for_user)
            else:
                article.change_silently()
        return article

    @staticmethod
    def _sentence(cleaned: dict[str, Any]) -> str:
        return (cleaned.get("correction_text") or "").strip()


class ChangePanel(MultiFieldPanel):
    """The question what kind of change this is; shown once readers have seen the article."""

    def __init__(self, **kwargs: Any) -> None:
        fields = [FieldPanel("change_is"), FieldPanel("correction_text")]
        super().__init__(kwargs.pop("children", fields), heading=_("Kind of change"), **kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        """The heading is always the same."""
        kwargs = super().clone_kwargs()
        del kwargs["heading"]
        return kwargs

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return super().is_shown() and was_read(self.instance)


def was_read(article: Any) -> bool:
    """Whether readers have it before them; Wagtail calls an article live before it is stored."""
    return article.live and article.pk is not None


def let_corrections_appear(instance: Any, **_signal: Any) -> None:
    """Date the correction that waited for this text: whoever published it, and however."""
    for correction in instance.corrections.filter(dated_on=None):
        correction.appear(on=day_of(instance))


def day_of(article: Any) -> date:
    """The day on which the text that readers see appeared, in the publication's zone."""
    return timezone.localtime(article.last_published_at).date()
