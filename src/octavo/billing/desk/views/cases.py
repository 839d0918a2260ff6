"""What a person must look at: cases that are open, one's own, and those that are settled."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from octavo.billing.acts import settling
from octavo.billing.desk.acts import CASE_ACTS, At, CaseAct
from octavo.billing.desk.views.acts import ActView
from octavo.billing.desk.views.base import DeskView
from octavo.billing.models import Case
from octavo.billing.models.webhooks import CaseQuerySet
from octavo.billing.wording import sentence_of
from octavo.core.terms import TermsRefusal

MOST = 200
SHOWS = {
    "open": gettext_lazy("Open"),
    "mine": gettext_lazy("Mine"),
    "settled": gettext_lazy("Settled"),
}


class CasesView(DeskView):
    """The list, with who looks after each, and a button to take it."""

    template_name = "desk/cases.html"
    page_title = gettext_lazy("Cases")
    header_icon = "warning"

    def way_on(self) -> list[dict[str, Any]]:
        """This page."""
        return [{"url": "", "label": str(self.page_title)}]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show those that were asked for; without a word those that are open."""
        asked = request.GET.get("show", "")
        shown, at = asked if asked in SHOWS else "open", self.at()
        cases = _rows(shown, at).select_related("charge__document__payer", "charge__means", "owner")
        return self.show(
            shown=shown,
            shows=SHOWS,
            lines=[(case, _acts(case, at)) for case in cases[:MOST]],
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take one."""
        taken = request.POST.get("take", "")
        case = get_object_or_404(Case, pk=taken if taken.isdecimal() else 0)
        try:
            settling.give_to(case, self.at().by)
        except TermsRefusal as refusal:
            messages.error(request, sentence_of(refusal))
        else:
            messages.success(request, _("You look after it now."))
        return redirect("desk:cases")


class CaseActView(ActView):
    """An act on one case."""

    acts = CASE_ACTS

    def look_up(self, **named: Any) -> Case:
        """The case."""
        related = ("charge__document__subscription", "charge__document__term", "owner")
        return get_object_or_404(Case.objects.select_related(*related), pk=named["pk"])

    @property
    def person(self) -> Any:
        """What stands above the form: the case itself."""
        return self.subject

    def way_on(self) -> list[dict[str, Any]]:
        """The cases, and this page."""
        return [
            {"url": self.back(), "label": _("Cases")},
            {"url": "", "label": self.get_page_title()},
        ]

    def back(self) -> str:
        """The list."""
        return reverse("desk:cases")


def _rows(shown: str, at: At) -> CaseQuerySet:
    if shown == "settled":
        return Case.objects.settled().order_by("-settled_at", "-pk")  # type: ignore[attr-defined]
    rows = Case.objects.open()  # type: ignore[attr-defined]
    return rows.filter(owner=at.by) if shown == "mine" else rows


def _acts(case: Case, at: At) -> list[type[CaseAct]]:
    if case.settled_at is not None:
        return []
    return [act for act in CASE_ACTS.values() if act(case, at).is_open()]
