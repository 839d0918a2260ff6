"""What an editor sees and decides of one article's narration."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from octavo.core.manuscript.measuring import block_text
from octavo.core.renditions.narration.lines import Script
from octavo.issues.models import Article
from octavo.issues.newsroom.views.base import DecisionView
from octavo.press import store
from octavo.press.delivery import deliver_stored
from octavo.press.models import ArticleVoice, LexiconWord, Narration, ReadingMark
from octavo.press.studio.choosing import Chosen, chosen_by_house, chosen_for
from octavo.press.studio.keeping import MEDIA_TYPES
from octavo.press.studio.newsroom.forms import RecordingForm, VoiceForm, WordForm
from octavo.press.studio.newsroom.rows import (
    gone_since,
    keys,
    lines_by_block,
    rows_of,
    sentences_in,
    written_since,
)
from octavo.press.studio.newsroom.sounding import sound_of
from octavo.press.studio.standing import is_at_work
from octavo.press.studio.tasks import order
from octavo.press.studio.wanting import script_of

LONGEST_INSTEAD = 2000  # letters: some minutes


class StudioView(DecisionView):
    """A page about the narration of one article, with the text that an editor has before them."""

    model = Article
    page_title = gettext_lazy("Listening")
    header_icon = "media"
    template_name = "press/studio/article.html"

    def is_allowed(self, permissions: Any) -> bool:
        """Whoever edits may look and listen; what is said to readers is decided by who publishes.

        As long as nobody has approved the text, it is its writer's.
        """
        if self.request.method in ("GET", "HEAD"):
            return bool(permissions.can_edit())
        return bool(permissions.may_say_how_it_is_read())

    @cached_property
    def text(self) -> Article:
        """The latest text, read or not."""
        return self.page.get_latest_revision_as_object()

    @cached_property
    def chosen(self) -> Chosen:
        """Who would read it, were it read."""
        return chosen_for(self.page) or chosen_by_house() or Chosen()

    @cached_property
    def script(self) -> Script:
        return script_of(self.text, chosen=self.chosen)

    def order(self) -> None:
        order(self.page, now=timezone.now())

    def to_page(self) -> HttpResponse:
        return redirect("studio:article", self.page.pk)

    def show_all(self, *, status: int = 200, **forms: Any) -> HttpResponse:
        """The whole page, with a form that was not right in place of a fresh one."""
        own = ArticleVoice.objects.filter(article=self.page).first()
        narration = Narration.objects.filter(article=self.page).first()
        rows, lost = rows_of(self.text, self.script)
        shown = {
            "voice_form": VoiceForm(initial=_said_of(own), has_recording=_has_recording(own)),
            "recording_form": RecordingForm(initial={"reader": own.reader if own else ""}),
            "word_form": WordForm(instance=LexiconWord(article=self.page)),
        }
        return self.show(
            status=status,
            narration=narration,
            is_at_work=bool(narration and is_at_work(narration, now=timezone.now())),
            pulse=_pulse(narration),
            rows=rows,
            lost=lost,
            **_drifted(own, self.script),
            longest_instead=LONGEST_INSTEAD,
            words=LexiconWord.objects.filter(article=self.page),
            **(shown | forms),
        )


class ListeningView(StudioView):
    """How far it is, who reads it, what is said."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        return self.show_all()


class PulseView(StudioView):
    """A word that changes with the narration's state."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with it."""
        return JsonResponse({"pulse": _pulse(Narration.objects.filter(article=self.page).first())})


class FileView(StudioView):
    """What is heard, for an editor."""

    def get(self, request: HttpRequest, kind: str) -> HttpResponseBase:
        """Send the whole of it."""
        narration = Narration.objects.filter(article=self.page).first()
        kept = narration.file(kind, variant="full") if narration else None
        if kept is None:
            raise Http404
        return deliver_stored(
            kept["file"],
            kept["digest"],
            kept["size"],
            MEDIA_TYPES[kind],
            request,
            name=f"{self.page.slug}.{kind}",
            is_attachment=False,
        )


class ReadNowView(StudioView):
    """Has the article read by a button."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Put it into the queue."""
        self.order()
        return self.to_page()


class VoiceView(StudioView):
    """Says who reads the article."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep it, and have the article read anew."""
        own = ArticleVoice.objects.filter(article=self.page).first()
        form = VoiceForm(request.POST, has_recording=_has_recording(own))
        if not form.is_valid():
            return self.show_all(status=400, voice_form=form)
        said = form.cleaned_data
        if said["reads"] == ArticleVoice.Reads.HOUSE and not _has_recording(own):
            ArticleVoice.objects.filter(article=self.page).delete()
        else:
            ArticleVoice.objects.update_or_create(article=self.page, defaults=said)
        self.order()
        return self.to_page()


class RecordingView(StudioView):
    """Takes in a person's reading."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the file, and make of it what is heard."""
        form = RecordingForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show_all(status=400, recording_form=form)
        given = form.cleaned_data["recording"]
        name = store.keep_file(given, ending=given.name.rpartition(".")[2].lower())
        ArticleVoice.objects.update_or_create(
            article=self.page,
            defaults={
                "reads": ArticleVoice.Reads.RECORDING,
                "recording": name,
                "recorded": sentences_in(self.script),
                "reader": form.cleaned_data["reader"],
            },
        )
        self.order()
        messages.success(request, _("The recording is kept; its loudness is being set."))
        return self.to_page()


class MarksView(StudioView):
    """Says of each block whether it is read, left out, or something else is said instead."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep all of it at once; a mark whose block is gone is let go."""
        blocks = self.text.manuscript().blocks
        said = [_decided(request, key) for key in keys(blocks)]
        if any(len(instead or "") > LONGEST_INSTEAD for instead in said):
            messages.error(request, _("At most 2,000 letters can be said instead of a passage."))
            return self.show_all(status=400)
        marks = [
            ReadingMark(article=self.page, words=block_text(block), instead=instead)
            for block, instead in zip(blocks, said, strict=True)
            if instead is not None
        ]
        with transaction.atomic():
            Article.objects.select_for_update(of=("self",)).get(pk=self.page.pk)
            ReadingMark.objects.filter(article=self.page).delete()
            ReadingMark.objects.bulk_create(marks)
        self.order()
        return self.to_page()


class WordsView(StudioView):
    """Adds a word to the article's own lexicon, or takes one out."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep it, and have the sentences with it read anew."""
        if (gone := request.POST.get("gone", "")).isdecimal():
            LexiconWord.objects.filter(article=self.page, pk=gone).delete()
        else:
            form = WordForm(request.POST, instance=LexiconWord(article=self.page))
            if not form.is_valid():
                return self.show_all(status=400, word_form=form)
            form.save()
        self.order()
        return self.to_page()


class ArticleSoundView(StudioView):
    """How one block is said, or one word with what the article's lexicon says of it."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Say it."""
        if words := request.GET.get("words", ""):
            said = request.GET.get("said", "")
            return sound_of(words, self.chosen, article=self.page, said=said)
        at = request.GET.get("block", "")
        lines = lines_by_block(self.script).get(int(at) if at.isdecimal() else None, [])
        return sound_of([line.spoken for line in lines], self.chosen, article=self.page)


def _drifted(own: ArticleVoice | None, script: Script) -> dict[str, Any]:
    """What an editor should know of a recording when the text is not what was recorded any more."""
    if own is None or own.reads != ArticleVoice.Reads.RECORDING or not own.recorded:
        return {}
    return {
        "written_since": written_since(script, recorded=own.recorded),
        "gone_since": gone_since(script, recorded=own.recorded),
    }


def _decided(request: HttpRequest, key: str) -> str | None:
    """What is said instead of a block: nothing where it is left out, None where it is read."""
    instead = request.POST.get(f"instead-{key}", "").replace("\0", "").strip()
    match request.POST.get(f"decided-{key}"):
        case "skip":
            return ""
        case "instead" if instead:
            return instead
    return None


def _said_of(own: ArticleVoice | None) -> dict[str, Any]:
    if own is None:
        return {"reads": ArticleVoice.Reads.HOUSE, "speed": 1.0}
    return {"reads": own.reads, "voice": own.voice, "speed": own.speed}


def _has_recording(own: ArticleVoice | None) -> bool:
    return bool(own and own.recording)


def _pulse(narration: Narration | None) -> str:
    if narration is None:
        return ""
    said = (narration.state, narration.done, narration.key, narration.reason)
    return sha256(repr(said).encode()).hexdigest()[:12]
