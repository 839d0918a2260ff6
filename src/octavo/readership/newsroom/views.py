"""Readership: charts with their tables, of the magazine or of a part of it, and all as CSV."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from octavo.billing.desk.numbers.asking import SpanForm, label_of, short_of, usual_spans
from octavo.billing.desk.numbers.charts import chart
from octavo.billing.desk.numbers.spans import Span, span_of
from octavo.readership.exporting import lines
from octavo.readership.newsroom.shares import shares
from octavo.readership.reporting import Report, groups_of, report_of
from octavo.readership.subjects import MAGAZINE, Subject, subject_at
from octavo.readership.wording import QUARTERS, by_in_words, source_in_words

MAY_SEE = "readership.see_readership"
A_DAY = timedelta(days=1)
USUAL_DAYS = 30
GROUPS = {
    "section": gettext_lazy("Sections"),
    "author": gettext_lazy("Authors"),
    "issue": gettext_lazy("Issues"),
}


class ReadershipView(WagtailAdminTemplateMixin, PermissionRequiredMixin, View):
    """One subject in one span of days."""

    permission_required = MAY_SEE
    page_title = gettext_lazy("Readership")
    header_icon = "view"
    template_name = "readership/readership.html"
    _show_breadcrumbs = True
    subject: Subject = MAGAZINE

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, readership, and what it is of."""
        top = {"url": reverse("readership:magazine"), "label": str(self.page_title)}
        here = [] if self.subject is MAGAZINE else [{"url": "", "label": self.subject.title}]
        return [*self.breadcrumbs_items, top, *here]

    def get_page_subtitle(self) -> str:
        """What it is of."""
        return self.subject.title

    def get(self, request: HttpRequest, kind: str = "", pk: int = 0) -> HttpResponseBase:
        """The page; with `as=csv` the file."""
        if kind:
            found = subject_at(kind, pk)
            if found is None:
                raise Http404
            self.subject = found
        today = timezone.localdate()
        usual = {"since": today - (USUAL_DAYS - 1) * A_DAY, "until": today}
        form = SpanForm(request.GET if "since" in request.GET else None, initial=usual)
        if form.is_bound and not form.is_valid():
            return self._page(form=form, spans=usual_spans(today), status=422)
        span = form.span() if form.is_bound else span_of(usual["since"], today + A_DAY)
        if request.GET.get("as") == "csv":
            return as_csv(self.subject, span)
        report = report_of(self.subject, span)
        query = f"since={span.since}&until={span.until - A_DAY}&step={span.step}"
        return self._page(
            form=form,
            spans=usual_spans(today),
            last_day=span.until - A_DAY,
            query=query,
            report=report,
            charts=_charts(report),
            by=shares((by_in_words(word), n) for word, n in report.by),
            sources=shares(
                ((source_in_words(word), n) for word, n in report.sources), whole=sum(report.reads)
            ),
            depth=shares(
                ((str(QUARTERS[quarter]), n) for quarter, n in report.depth),
                whole=report.depth[0][1],
            ),
            groups=_groups(span) if self.subject is MAGAZINE else (),
        )

    def _page(self, *, status: int = 200, **said: Any) -> HttpResponseBase:
        context = self.get_context_data(subject=self.subject, **said)
        return TemplateResponse(self.request, self.template_name, context, status=status)


def as_csv(subject: Subject, span: Span) -> StreamingHttpResponse:
    """Every sum of a day, sent as it is read."""
    answer = StreamingHttpResponse(lines(subject, span), content_type="text/csv; charset=utf-8")
    of = subject.kind if subject is MAGAZINE else f"{subject.kind}-{subject.pk}"
    name = f"readership-{of}-{span.since}-{span.until - A_DAY}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _charts(report: Report) -> list[dict[str, Any]]:
    parts = list(report.span.parts())
    labels = [label_of(since, until) for since, until in parts]
    shorts = [short_of(since, report.span.step) for since, _until in parts]
    shown = (("reads", _("Reads"), report.reads), ("heard", _("Heard"), report.heard))
    return [
        {
            "name": name,
            "title": title,
            "total": sum(values),
            "chart": chart(values, labels, shorts),
            "rows": [pair for pair in zip(labels, values, strict=True) if pair[1]],
        }
        for name, title, values in shown
    ]


def _groups(span: Span) -> list[dict[str, Any]]:
    found = groups_of(span)
    return [{"kind": kind, "title": title, "rows": found[kind]} for kind, title in GROUPS.items()]
