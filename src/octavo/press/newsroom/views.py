"""The readiness board of an issue, and what is done from it."""

from __future__ import annotations

from hashlib import sha256
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from octavo.core.access import Item, Reader, decide
from octavo.issues.freezing import publication
from octavo.issues.models import Issue
from octavo.issues.newsroom.views.base import DecisionView
from octavo.press.board import Board, board_of
from octavo.press.building import Target
from octavo.press.delivery import deliver
from octavo.press.forms import form_named
from octavo.press.models import Build, Edition
from octavo.press.naming import file_name
from octavo.press.newsroom.forms import OverruleForm
from octavo.press.overruling import overrule
from octavo.press.promises import all_forms
from octavo.press.pruning import KEPT_FOR, replaced
from octavo.press.tasks import order, order_articles

ALL = "all"


class EditionsView(DecisionView):
    """A page about the editions of one issue."""

    model = Issue
    page_title = gettext_lazy("Editions")
    header_icon = "doc-full"
    template_name = "press/newsroom/board.html"

    def to_board(self) -> HttpResponse:
        return redirect("press:board", self.page.pk)

    def show_board(self, *, form: OverruleForm | None = None, status: int = 200) -> HttpResponse:
        """The board, with the form to overrule where there is something to overrule."""
        pulse = _pulse(self.page)  # first: what is made while the board is drawn must change it
        board = board_of(self.page, now=timezone.now())
        editions = Edition.objects.filter(issue=self.page)
        may_overrule = self.page.permissions_for_user(self.request.user).may_publish_issue()
        unready = [it for it in board.stored if it.lack and not it.facts.is_at_work]
        asked = form or (OverruleForm(columns=unready) if may_overrule and unready else None)
        return self.show(
            status=status,
            board=board,
            problems=list(_by_form(board)),
            versions=editions.select_related("article")[:200],
            past=set(replaced(editions, before=timezone.now() - KEPT_FOR)),
            form=None if self.page.is_published else asked,
            pulse=pulse,
            all_forms=ALL,
        )


class BoardView(EditionsView):
    """Each form of the issue and each article in it, and how far it is."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        return self.show_board()


class BuildView(EditionsView):
    """Has one form made, or all, by a button."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Put it into the queue."""
        wanted = request.POST.get("form", "")
        forms = all_forms() if wanted == ALL else (form_named(wanted),)
        for form in forms:
            if Target(self.page, form).is_settled():
                messages.info(request, _("%(form)s stays as printed.") % {"form": form.label})
                continue
            order(self.page, form, now=timezone.now())
            if form.has_articles and self.page.is_published:
                order_articles(self.page, form)
        return self.to_board()


class OverruleView(EditionsView):
    """Lets the issue appear although a form is not ready."""

    http_method_names = ["post"]

    def is_allowed(self, permissions: Any) -> bool:
        """Whoever may publish the issue answers for what it lacks."""
        return permissions.may_publish_issue()

    def post(self, request: HttpRequest) -> HttpResponse:
        """Write it down with its reason."""
        board = board_of(self.page, now=timezone.now())
        form = OverruleForm(request.POST, columns=[it for it in board.stored if it.lack])
        if not form.is_valid():
            return self.show_board(form=form, status=422)
        said = form.cleaned_data
        overrule(
            self.page, said["form"], because=said["because"], by=request.user, now=timezone.now()
        )
        label = form_named(said["form"]).label
        messages.success(request, _("%(form)s is overruled.") % {"form": label})
        return self.to_board()


class PulseView(EditionsView):
    """A word that changes whenever the board does: a page that waits asks for it, at no cost."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with it."""
        return JsonResponse({"pulse": _pulse(self.page)})


class FileView(EditionsView):
    """The file of one version, for those who work here."""

    def get(self, request: HttpRequest, edition: int) -> HttpResponseBase:
        """Send it."""
        found = Edition.objects.filter(issue=self.page, pk=edition).first()
        if found is None:
            raise Http404
        item = Item("edition", found.digest, None)
        if not decide(Reader(is_staff=True), item, timezone.now()).is_granted:
            raise Http404
        slug = found.article.slug if found.article else ""
        name = file_name(
            form_named(found.form), magazine=publication().name, number=self.page.number, slug=slug
        )
        return deliver(found, request, name=name)


def _by_form(board: Board) -> Any:
    """What the makers had to say: for each form, page by page."""
    for column in board.stored:
        if column.edition and column.edition.found:
            found = sorted(column.edition.found, key=lambda it: (not it.is_breach, it.page or 0))
            groups = groupby(found, key=lambda it: it.is_breach)
            yield column, [(is_breach, list(members)) for is_breach, members in groups]


def _pulse(issue: Issue) -> str:
    builds = Build.objects.filter(issue=issue).order_by("pk").values_list("pk", "state", "job")
    editions = Edition.objects.filter(issue=issue).order_by("-pk").values_list("pk")[:1]
    return sha256(repr([*builds, *editions]).encode()).hexdigest()[:16]
