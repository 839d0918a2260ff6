"""Spiking an article and bringing it back; opening it to everybody for a time."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from octavo.issues import freeing
from octavo.issues.dating import in_full
from octavo.issues.errors import NothingToFree
from octavo.issues.models import Article
from octavo.issues.newsroom.forms import ReasonForm
from octavo.issues.newsroom.views.base import DecisionView


class SpikeView(DecisionView):
    """Drops an article with a reason. Nothing is deleted."""

    model = Article
    page_title = gettext_lazy("Spike")
    header_icon = "cut"
    template_name = "issues/newsroom/spike.html"

    def is_allowed(self, permissions: Any) -> bool:
        """Writers drop what readers have not seen."""
        return permissions.may_spike()

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for the reason."""
        return self.show(form=ReasonForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Spike it."""
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.show(status=422, form=form)
        because = form.cleaned_data["because"]
        self.page.spike(because=because, by=request.user, now=timezone.now())
        messages.success(request, _("“%(article)s” is spiked and kept.") % {"article": self.page})
        return redirect("articles:index")


class BringBackView(DecisionView):
    """Takes an article off the spike, by a button alone."""

    model = Article
    http_method_names = ["post"]

    def is_allowed(self, permissions: Any) -> bool:
        """What an editor dropped, a writer does not bring back."""
        return permissions.may_bring_back()

    def post(self, request: HttpRequest) -> HttpResponse:
        """Bring it back."""
        self.page.bring_back(by=request.user)
        messages.success(request, _("“%(article)s” is a draft again.") % {"article": self.page})
        return redirect(self.edit_url)


class FreeView(DecisionView):
    """Opens an article to everybody for seven days, by a button alone."""

    model = Article
    http_method_names = ["post"]

    def is_allowed(self, permissions: Any) -> bool:
        """Who may publish it."""
        return permissions.may_free()

    def post(self, request: HttpRequest) -> HttpResponse:
        """Open it, and say until when."""
        try:
            until = freeing.free_this_week(self.page, by=request.user, now=timezone.now())
        except NothingToFree as refusal:
            messages.error(request, str(refusal))
        else:
            said = {"article": self.page, "day": in_full(until)}
            messages.success(request, _("“%(article)s” is free to everybody until %(day)s.") % said)
        return redirect(self.edit_url)


class EndFreeTimeView(DecisionView):
    """Holds it back again before that time is over."""

    model = Article
    http_method_names = ["post"]

    def is_allowed(self, permissions: Any) -> bool:
        """Who may open it."""
        return permissions.may_free()

    def post(self, request: HttpRequest) -> HttpResponse:
        """Hold it back."""
        freeing.end_free_time(self.page, by=request.user)
        said = _("“%(article)s” is held back again.") % {"article": self.page}
        messages.success(request, said)
        return redirect(self.edit_url)
