"""The report on a booking: in the newsroom, and to be sent to the advertiser."""

from __future__ import annotations

from typing import Any

from babel.dates import format_skeleton
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language, gettext_lazy, to_locale
from django.utils.translation import gettext as _
from wagtail.admin import messages

from octavo.advertising.choosing import A_DAY
from octavo.advertising.newsroom.views.base import BookingView
from octavo.advertising.rules import local_day
from octavo.billing.desk.numbers.charts import chart
from octavo.billing.effects import in_words
from octavo.billing.paper.errors import PaperNotSet
from octavo.readership.bookings.paper import paper_of
from octavo.readership.bookings.report import Report, rate_in_words, report_on
from octavo.readership.bookings.sheet import write_csv


class ReportView(BookingView):
    """Views, clicks and rate by day, and the places in print."""

    page_title = gettext_lazy("Report")
    template_name = "readership/bookings/report.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page, or a file that is asked for."""
        report = report_on(self.booking, today=local_day(timezone.now()))
        match request.GET.get("as"):
            case "csv":
                return _as_csv(report)
            case "pdf":
                return self._as_pdf(report)
        rows = [(day, rate_in_words(day.clicks, day.views)) for day in reversed(report.days)]
        return self.show(
            booking=self.booking,
            report=report,
            rate=rate_in_words(report.clicks, report.views),
            charts=_charts(report),
            rows=rows,
        )

    def _as_pdf(self, report: Report) -> HttpResponse:
        try:
            paper = paper_of(report)
        except PaperNotSet as trouble:
            messages.error(self.request, str(trouble))
            return redirect("booking_reports:report", self.booking.pk)
        return _file(HttpResponse(paper, content_type="application/pdf"), report, "pdf")


def _as_csv(report: Report) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    write_csv(report, answer)  # type: ignore[arg-type]
    return _file(answer, report, "csv")


def _file(answer: HttpResponse, report: Report, ending: str) -> HttpResponse:
    advertiser = slugify(report.booking.advertiser) or "advertisement"
    name = f"{advertiser}-{report.booking.pk}-{report.made_on}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _charts(report: Report) -> list[dict[str, Any]]:
    if report.span is None:
        return []
    parts = list(report.span.parts())
    lasts = [until - A_DAY for _since, until in parts]
    labels = [
        in_words(since) if since == last else f"{in_words(since)} – {in_words(last)}"
        for (since, _until), last in zip(parts, lasts, strict=True)
    ]
    locale = to_locale(get_language() or "en-gb")
    skeleton = "yMMM" if report.span.step == "month" else "MMMd"
    shorts = [format_skeleton(skeleton, since, locale=locale) for since, _until in parts]
    found = []
    for name, title in (("views", _("Views")), ("clicks", _("Clicks"))):
        values = report.in_parts(name)
        found.append(
            {
                "name": name,
                "title": title,
                "total": sum(values),
                "chart": chart(values, labels, shorts),
                "rows": [pair for pair in zip(labels, values, strict=True) if pair[1]],
            }
        )
    return found
