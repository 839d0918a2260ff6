"""The pages of the desk: bring copy, look at it, store it."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.mixins import AccessMixin
from django.db import transaction
from django.forms import BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from octavo.accounts.models import Account
from octavo.core.manuscript.document import Manuscript
from octavo.importers.copy import Imported
from octavo.importers.correcting import corrected
from octavo.importers.desk.forms import (
    BringForm,
    BylineForm,
    BylineFormSet,
    FieldsForm,
    TextForm,
    corrections,
)
from octavo.importers.desk.marking import Evidence, evidence
from octavo.importers.models import Arrival, as_asked
from octavo.importers.reading import read_bytes
from octavo.importers.source import source_text
from octavo.issues.models import ArticleShelf
from octavo.issues.storing import store


class DeskView(WagtailAdminTemplateMixin, AccessMixin, View):
    """A page of the desk; only those who may write articles see it."""

    header_icon = "download"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse those who may not make an article."""
        if not may_bring(request):
            return self.handle_no_permission()
        return self.look_up() or super().dispatch(request, *args, **kwargs)

    def look_up(self) -> HttpResponseBase | None:
        """Find what the page is about; an answer given here is given instead of the page."""
        return None

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the desk, and this page."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("importers:bring"), "label": _("Copy in")},
            {"url": "", "label": self.get_page_subtitle() or _("Bring copy")},
        ]

    def show(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """The page with this context."""
        return self.render_to_response(self.get_context_data(**context), status=status)


def may_bring(request: HttpRequest) -> bool:
    """Whether this person may make an article."""
    shelf = ArticleShelf.objects.first()
    return bool(shelf and shelf.permissions_for_user(request.user).can_add_subpage())


class BringView(DeskView):
    """Upload or paste; below, what waits to be looked at."""

    template_name = "importers/bring.html"
    page_title = gettext_lazy("Copy in")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for copy."""
        return self.show(form=BringForm(), waiting=Arrival.objects.waiting())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Read each file; one goes straight to its page, several to the list."""
        form = BringForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form=form, waiting=Arrival.objects.waiting(), status=422)
        brought = [(file.name, file.read()) for file in form.cleaned_data["brought"]]
        if form.cleaned_data["pasted"].strip():
            pasted = form.cleaned_data["pasted"].replace("\r\n", "\n")
            brought.append((_("pasted text") + ".txt", pasted.encode()))
        kind = form.cleaned_data["kind"]
        arrivals = [self._receive(name, content, kind) for name, content in brought]
        kept = [arrival for arrival in arrivals if arrival]
        if len(kept) == 1 == len(arrivals):
            return redirect("importers:review", kept[0].pk)
        return redirect("importers:bring")

    def _receive(self, name: str, content: bytes, kind: str) -> Arrival | None:
        """Keep what could be read; say what is wrong with what could not."""
        imported = read_bytes(content, name=name, kind=as_asked(kind))
        if imported.error:
            messages.error(self.request, imported.error)
            return None
        by = cast(Account, self.request.user)
        return Arrival.receive(imported, content=content, kind=kind, by=by, now=timezone.now())


class ReviewView(DeskView):
    """Each guess beside the source, to be corrected before anything is stored."""

    template_name = "importers/review.html"

    def look_up(self) -> HttpResponseBase | None:
        """Find the arrival; one that was stored already leads to its article."""
        self.arrival = get_object_or_404(Arrival, pk=self.kwargs["pk"], put_away_at=None)
        if self.arrival.article_id:
            return redirect("wagtailadmin_pages:edit", self.arrival.article_id)
        self.imported = self.arrival.imported()
        if self.imported.manuscript is None:
            raise Http404
        self.manuscript: Manuscript = self.imported.manuscript
        return None

    def get_page_title(self) -> str:
        """What the editor does here."""
        return _("Look at what was read")

    def get_page_subtitle(self) -> str:
        """The file's name."""
        return self.arrival.name

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what was read."""
        bylines = [
            {"name": byline.name, "role": byline.role, "url": byline.url}
            for byline in self.manuscript.bylines
        ]
        fields = FieldsForm(initial=FieldsForm.initial_from(self.manuscript))
        return self._page(
            fields, BylineFormSet(initial=bylines, prefix="bylines"), self._text_form()
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Store, put away, or read again as another kind."""
        if "put_away" in request.POST:
            self.arrival.put_away(now=timezone.now())
            messages.success(request, _("“%(name)s” was put away.") % {"name": self.arrival.name})
            return redirect("importers:bring")
        if "read_again" in request.POST:
            return self._read_again(as_asked(request.POST.get("kind", "")))
        fields = FieldsForm(request.POST)
        bylines = BylineFormSet(request.POST, prefix="bylines")
        text = self._text_form(request.POST)
        if not all([fields.is_valid(), bylines.is_valid(), text.is_valid()]):
            return self._page(fields, bylines, text, status=422)
        return self._store(fields, bylines, text)

    def _text_form(self, *args: Any) -> TextForm:
        return TextForm(*args, imported=self.imported, prefix="text")

    def _page(
        self,
        fields: FieldsForm,
        bylines: BaseFormSet[BylineForm],
        text: TextForm,
        *,
        status: int = 200,
    ) -> HttpResponse:
        arrival = self.arrival
        source = source_text(bytes(arrival.content), name=arrival.name, kind=arrival.kind)
        found: Evidence = evidence(source, self.imported.guesses)
        return self.show(
            arrival=arrival,
            imported=self.imported,
            fields=fields,
            rows=[(field, found.of(field.name)) for field in fields],
            bylines=bylines,
            byline_evidence=found.of("bylines"),
            text=text,
            source=found.marked,
            kinds=BringForm().fields["kind"].choices,  # type: ignore[attr-defined]
            status=status,
        )

    def _read(self, kind: str) -> Imported:
        arrival = self.arrival
        return read_bytes(bytes(arrival.content), name=arrival.name, kind=as_asked(kind))

    def _read_again(self, kind: str) -> HttpResponseRedirect:
        imported = self._read(kind)
        if imported.error:
            messages.error(self.request, imported.error)
        else:
            self.arrival.read_again(imported, kind=kind)
        return redirect("importers:review", self.arrival.pk)

    def _store(
        self, fields: FieldsForm, bylines: BaseFormSet[BylineForm], text: TextForm
    ) -> HttpResponseRedirect:
        manuscript = corrected(self.imported, corrections(fields, bylines, text, self.manuscript))
        again = self._read(self.arrival.kind)
        with transaction.atomic():
            article = store(
                manuscript,
                pictures=again.pictures,
                by=self.request.user,
                is_finished=again.is_finished,
            )
            if issue := fields.cleaned_data["issue"]:
                issue.take_in(article)
            self.arrival.become(article, now=timezone.now())
        messages.success(self.request, _("Stored as a draft: “%s”.") % article.title)
        return redirect("wagtailadmin_pages:edit", article.pk)
