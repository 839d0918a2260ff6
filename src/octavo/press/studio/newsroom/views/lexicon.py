"""The magazine's lexicon: words that every article says in the same way."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from octavo.press.models import LexiconWord
from octavo.press.studio.choosing import Chosen, chosen_by_house
from octavo.press.studio.newsroom.forms import WordForm
from octavo.press.studio.newsroom.sounding import sound_of

PERMISSION = "press.change_lexiconword"


class _LexiconView(WagtailAdminTemplateMixin, View):
    page_title = gettext_lazy("Lexicon")
    header_icon = "openquote"
    template_name = "press/studio/lexicon.html"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse those who may not."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class LexiconView(_LexiconView):
    """All words; one more, or one less."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        return self._show(WordForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep a word or let it go. What is read from now on says it so."""
        if (gone := request.POST.get("gone", "")).isdecimal():
            LexiconWord.objects.filter(article=None, pk=gone).delete()
            return redirect("studio:lexicon")
        form = WordForm(request.POST)
        if not form.is_valid():
            return self._show(form, status=400)
        form.save()
        messages.success(request, _("Articles that are read from now on say it so."))
        return redirect("studio:lexicon")

    def _show(self, form: WordForm, *, status: int = 200) -> HttpResponse:
        words = LexiconWord.objects.filter(article=None)
        return self.render_to_response(self.get_context_data(words=words, form=form), status=status)


class SoundView(_LexiconView):
    """How a word of the lexicon sounds."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Say it."""
        words, said = request.GET.get("words", ""), request.GET.get("said", "")
        return sound_of(words, chosen_by_house() or Chosen(), article=None, said=said)
