"""Closing an issue, opening it again, and publishing it."""

from __future__ import annotations

import logging
from itertools import groupby
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from octavo.issues.closing import Lack
from octavo.issues.errors import IssueNotReady, IssueRefusal
from octavo.issues.models import Issue
from octavo.issues.newsroom.forms import LATER, CloseForm, PublishForm
from octavo.issues.newsroom.states import state_of
from octavo.issues.newsroom.views.base import DecisionView
from octavo.issues.readiness import boards, what_is_not_ready

logger = logging.getLogger(__name__)


def by_item(lacks: list[Lack]) -> list[tuple[Any, list[Lack]]]:
    """What is missing, item by item; None stands for the issue itself."""
    return [(item, list(members)) for item, members in groupby(lacks, key=lambda lack: lack.item)]


class IssueView(DecisionView):
    """A page on which something is decided about one issue."""

    model = Issue
    header_icon = "folder-open-inverse"

    def refuse(self, refusal: IssueRefusal) -> HttpResponseRedirect:
        """Say why nothing was done."""
        messages.error(self.request, str(refusal))
        return redirect(self.edit_url)


class CloseIssueView(IssueView):
    """What is missing, with a link to each article; and the way to close all the same."""

    page_title = gettext_lazy("Close the issue")
    template_name = "issues/newsroom/close.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the checklist."""
        lacks = self.page.missing()
        return self._checklist(lacks, CloseForm(is_complete=not lacks))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Close it."""
        lacks = self.page.missing()
        form = CloseForm(request.POST, is_complete=not lacks)
        if not form.is_valid():
            return self._checklist(lacks, form, status=422)
        reason = form.cleaned_data.get("overrule_reason", "")
        try:
            self.page.close(by=request.user, now=timezone.now(), overrule_reason=reason)
        except IssueRefusal as refusal:
            return self.refuse(refusal)
        messages.success(request, _("“%(issue)s” is closed.") % {"issue": self.page})
        permissions = self.page.permissions_for_user(request.user)
        if permissions.may_publish_issue():
            return redirect("newsroom:publish_issue", self.page.pk)
        return redirect(self.edit_url)

    def _checklist(self, lacks: list[Lack], form: CloseForm, *, status: int = 200) -> HttpResponse:
        items = [
            (item, state_of(item.article))
            for item in self.page.flatplan.exclude(article=None).select_related("article")
        ]
        shown = {"missing": by_item(lacks), "items": items, "boards": boards(self.page)}
        return self.show(status=status, form=form, **shown)


class ReopenIssueView(IssueView):
    """Opens a closed issue again, by a button alone."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Open it."""
        try:
            self.page.reopen(by=request.user, now=timezone.now())
        except IssueRefusal as refusal:
            return self.refuse(refusal)
        messages.success(request, _("“%(issue)s” is open again.") % {"issue": self.page})
        return redirect(self.edit_url)


class PublishIssueView(IssueView):
    """The whole issue appears, now or at a set time of the publication's clock."""

    page_title = gettext_lazy("Publish the issue")
    template_name = "issues/newsroom/publish.html"

    def is_allowed(self, permissions: Any) -> bool:
        """Closing is for editors, publishing for publishers."""
        return permissions.may_publish_issue()

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what appears, and ask when."""
        with timezone.override(timezone.get_default_timezone()):
            initial = {"when": LATER, "at": self.page.publish_at} if self.page.publish_at else {}
            form = PublishForm(now=timezone.now(), initial=initial)
            return self._what_appears(form)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Publish it, set the time, or forget the time that was set."""
        now = timezone.now()
        if "forget" in request.POST:
            return self._decide(at=None, said=_("“%(issue)s” waits for you."))
        with timezone.override(timezone.get_default_timezone()):
            form = PublishForm(request.POST, now=now)
            if not form.is_valid():
                return self._what_appears(form, status=422)
        if form.cleaned_data["when"] == LATER:
            return self._decide(
                at=form.cleaned_data["at"], said=_("“%(issue)s” appears at the time you set.")
            )
        try:
            self.page.appear(now=now, by=request.user)
        except IssueNotReady as unready:
            return self._say_what_is_not_ready(unready)
        except IssueRefusal as refusal:
            return self.refuse(refusal)
        except (DatabaseError, ValidationError) as fault:
            logger.exception("Publishing %s failed.", self.page)
            said = _("Nothing has appeared, and the old state stands: %(fault)s")
            messages.error(request, said % {"fault": fault})
            return redirect(self.edit_url)
        button = messages.button(self.page.get_url(request), _("See it"))
        said = _("“%(issue)s” has appeared.") % {"issue": self.page}
        messages.success(request, said, buttons=[button])
        return redirect(self.edit_url)

    def _say_what_is_not_ready(self, unready: IssueNotReady) -> HttpResponse:
        """Lead to the page where that is mended, if there is one."""
        messages.error(self.request, str(unready))
        board = next(iter(boards(self.page)), self.edit_url)
        return redirect(board)

    def _decide(self, *, at: Any, said: str) -> HttpResponse:
        try:
            self.page.schedule(at=at, by=self.request.user, now=timezone.now())
        except IssueRefusal as refusal:
            return self.refuse(refusal)
        messages.success(self.request, said % {"issue": self.page})
        return redirect(self.edit_url)

    @property
    def _is_closed(self) -> bool:
        return self.page.state == Issue.State.CLOSED

    def _what_appears(self, form: PublishForm, *, status: int = 200) -> HttpResponse:
        items = self.page.flatplan.exclude(article=None).select_related("article")
        lacks = what_is_not_ready(self.page, now=timezone.now()) if self._is_closed else []
        shown = {"lacks": lacks, "boards": boards(self.page), "log": self.page.log.all()}
        response = self.show(status=status, items=items, form=form, **shown)
        return cast(TemplateResponse, response).render()
