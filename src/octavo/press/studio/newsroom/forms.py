"""What an editor is asked about reading an article aloud."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from octavo.core.renditions.narration.spoken.lexicon import lexicon_of as said_so
from octavo.press.models import ArticleVoice, LexiconWord
from octavo.press.models.narrations import FASTEST, SLOWEST
from octavo.press.studio.keeping import RECORDED
from octavo.press.studio.voices import VoiceSelect, is_a_voice

MOST_RECORDED = 500 * 1024 * 1024  # bytes: an hour and a half of WAV


class VoiceForm(forms.Form):
    """Who reads the article. A recording is brought in by a form of its own."""

    reads = forms.ChoiceField(label=_("Read by"), widget=forms.RadioSelect)
    voice = forms.CharField(label=_("Voice"), widget=VoiceSelect, required=False)
    speed = forms.FloatField(
        label=_("Speed"),
        min_value=SLOWEST,
        max_value=FASTEST,
        initial=1.0,
        help_text=_("1 is the voice’s own pace."),
        widget=forms.NumberInput(attrs={"step": "0.05"}),
    )

    def __init__(self, *args: Any, has_recording: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reads = ArticleVoice.Reads
        kept = [reads.RECORDING] if has_recording else []
        self.fields["reads"].choices = [  # type: ignore[attr-defined]
            (one.value, one.label) for one in (reads.HOUSE, reads.VOICE, *kept, reads.NOBODY)
        ]

    def clean(self) -> dict[str, Any]:
        """A voice of its own has to be named, and be here; it does not matter to the others."""
        cleaned = super().clean() or {}
        if cleaned.get("reads") == ArticleVoice.Reads.VOICE:
            try:
                is_a_voice(cleaned.get("voice", ""))
            except forms.ValidationError as trouble:
                self.add_error("voice", trouble)
        return cleaned


class RecordingForm(forms.Form):
    """A person's reading of the article, as a file."""

    recording = forms.FileField(
        label=_("Recording"),
        validators=[FileExtensionValidator(RECORDED)],
        help_text=_("WAV, FLAC, MP3, M4A, AAC, Ogg or Opus. Its loudness is set for you."),
    )
    reader = forms.CharField(label=_("Read by"), max_length=120)

    def clean_recording(self) -> Any:
        """Not more than a long article takes."""
        given = self.cleaned_data["recording"]
        if given.size > MOST_RECORDED:
            raise forms.ValidationError(_("A recording may have at most 500 MB."))
        return given


class WordForm(forms.ModelForm):
    """A word and how it is said."""

    class Meta:
        model = LexiconWord
        fields = ["written", "said"]
        help_texts = {
            "written": _("As it stands in the text: a word, or a few. Capitals count."),
            "said": _("Other words, such as “Vel”, or a sound between slashes: /vˈɛl/."),
        }

    def clean(self) -> dict[str, Any]:
        """Both can be used, and nothing is said of the word twice."""
        cleaned = super().clean() or {}
        written, said = cleaned.get("written"), cleaned.get("said")
        if written and said:
            try:
                said_so({written: said})
            except ValueError as trouble:
                raise forms.ValidationError(str(trouble)) from trouble
            again = LexiconWord.objects.filter(article=self.instance.article, written=written)
            if again.exclude(pk=self.instance.pk).exists():
                self.add_error("written", _("The lexicon has this word already."))
        return cleaned
