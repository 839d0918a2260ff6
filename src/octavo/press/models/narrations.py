"""Which voice reads an article, what was said of reading it, what is heard, how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from octavo.press.studio.voices import VoiceSelect, is_a_voice

if TYPE_CHECKING:
    from octavo.issues.models import Article

SLOWEST, FASTEST = 0.5, 2.0
_is_speed = [MinValueValidator(SLOWEST), MaxValueValidator(FASTEST)]
STANDARD_VOICE = "hibari/heart"


@register_setting(icon="media")
class NarrationSettings(BaseSiteSetting):
    """The voice of the magazine: it reads every article for which nothing else was chosen.

    A voice goes by its engine and its name there: `hibari/heart`.
    """

    is_narrated = models.BooleanField(
        _("every article is read aloud"),
        default=True,
        help_text=_("By the voice below, as soon as its text is approved."),
    )
    voice = models.CharField(_("voice"), max_length=120, default=STANDARD_VOICE)
    speed = models.FloatField(_("speed"), default=1.0, validators=_is_speed)
    is_in_ebook = models.BooleanField(
        _("the e-book reads itself aloud"),
        default=True,
        help_text=_("It holds the narration of each article then, and is as large as that."),
    )

    panels = [
        FieldPanel("is_narrated"),
        FieldRowPanel([FieldPanel("voice", widget=VoiceSelect), FieldPanel("speed")]),
        FieldPanel("is_in_ebook"),
    ]

    class Meta:
        verbose_name = _("narration")

    def clean(self) -> None:
        """A voice that nobody has would silence every article."""
        super().clean()
        if self.is_narrated:
            try:
                is_a_voice(self.voice)
            except ValidationError as trouble:
                raise ValidationError({"voice": trouble.message}) from trouble


class ArticleVoice(models.Model):
    """What was chosen for one article. Without a row the magazine's own voice reads it.

    A recording is kept with the editions, under the hash of its bytes; `recorded` are the names of
    the sentences that stood in the article when it was brought in.
    """

    class Reads(models.TextChoices):
        HOUSE = "house", _("the voice of the magazine")
        VOICE = "voice", _("this voice")
        RECORDING = "recording", _("a person, from a recording")
        NOBODY = "nobody", _("nobody")

    article = models.OneToOneField(
        "issues.Article", on_delete=models.CASCADE, related_name="own_voice"
    )
    reads = models.CharField(max_length=10, choices=Reads)
    voice = models.CharField(max_length=120, blank=True)
    speed = models.FloatField(default=1.0, validators=_is_speed)
    recording = models.CharField(max_length=100, blank=True)
    recorded = models.JSONField(default=list, blank=True)
    reader = models.CharField(_("read by"), max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reads__in=("house", "voice", "recording", "nobody")),
                name="reads_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(reads="recording") | ~Q(recording=""), name="a_recording_has_a_file"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.reads}"


class ReadingMark(models.Model):
    """Said of the block of an article that has these words: leave it out, or say this instead."""

    article = models.ForeignKey(
        "issues.Article", on_delete=models.CASCADE, related_name="reading_marks"
    )
    words = models.TextField()
    instead = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.words[:60]


class LexiconWord(models.Model):
    """How a word is said: in other words, or as a sound between slashes.

    Without an article it holds for the whole magazine; an article's own word comes first.
    """

    article = models.ForeignKey(
        "issues.Article", null=True, on_delete=models.CASCADE, related_name="lexicon"
    )
    written = models.CharField(_("written"), max_length=80)
    said = models.CharField(_("said"), max_length=80)

    class Meta:
        ordering = ["written"]
        constraints = [
            models.UniqueConstraint(
                fields=["written"], condition=Q(article=None), name="one_word_of_the_house"
            ),
            models.UniqueConstraint(
                fields=["article", "written"],
                condition=~Q(article=None),
                name="one_word_of_an_article",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.written}: {self.said}"


class NarrationQuerySet(models.QuerySet["Narration"]):
    def heard(self) -> Self:
        """Those that have files, whether or not they are being made anew."""
        return self.exclude(files={})


class Narration(models.Model):
    """What is heard of one article, and how far the making of it is.

    While it is made anew the files that stand are still heard. `files` holds for each variant
    (`full`, `teaser`) and each kind of file (`mp3`, `m4a`, `opus`, `vtt`, `json`) its name in the
    store, hash and size. `replaced` names files that nobody is led to any more, and since when.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        WORKING = "working", _("being read")
        READY = "ready", _("ready")
        FAILED = "failed", _("failed")

    class Timing(models.TextChoices):
        """Where the times of the words come from."""

        VOICE = "voice", _("from the voice")
        ALIGNED = "aligned", _("by a recogniser")
        LENGTH = "length", _("by the length of each sentence")

    article = models.OneToOneField(
        "issues.Article", on_delete=models.CASCADE, related_name="narration"
    )
    state = models.CharField(max_length=10, choices=State)
    since = models.DateTimeField()
    job = models.UUIDField(null=True)
    reason = models.TextField(blank=True)  # why it failed
    failed_key = models.CharField(max_length=64, blank=True)  # of the copy it failed with
    done = models.PositiveIntegerField(default=0)  # sentences
    total = models.PositiveIntegerField(default=0)

    # Of the files that stand.
    key = models.CharField(max_length=64, blank=True)
    files = models.JSONField(default=dict, blank=True)
    replaced = models.JSONField(default=list, blank=True)
    is_synthetic = models.BooleanField(default=True)
    reader = models.CharField(max_length=120, blank=True)
    timing = models.CharField(max_length=10, choices=Timing, blank=True)
    duration = models.FloatField(default=0.0)  # seconds, of the whole and of the teaser
    teaser_duration = models.FloatField(default=0.0)
    sentences_made = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0.0)  # that it took
    made_at = models.DateTimeField(null=True)

    objects = NarrationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("waiting", "working", "ready", "failed")),
                name="narration_state_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.state}"

    @property
    def minutes(self) -> int:
        """Whole minutes that it takes to hear all of it; at least one."""
        return minutes(self.duration)

    def file(self, kind: str, *, variant: str) -> dict[str, Any] | None:
        """Name, hash and size of one file."""
        found: dict[str, Any] | None = self.files.get(variant, {}).get(kind)
        return found


def minutes(seconds: float) -> int:
    """As whole minutes; at least one."""
    return max(1, round(seconds / 60))


def narration_of(article: Article) -> Narration | None:
    """The narration of an article that can be heard."""
    return Narration.objects.heard().filter(article=article).first()
