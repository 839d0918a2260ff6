"""Numbers of the day: charts with their tables, by offer, and all of it as CSV."""

from __future__ import annotations

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from octavo.billing.desk.numbers.asking import (
    A_DAY,
    SpanForm,
    harmless,
    label_of,
    short_of,
    usual_spans,
)
from octavo.billing.desk.numbers.charts import chart
from octavo.billing.desk.numbers.counting import MEASURES, Numbers, led_by, numbers_of
from octavo.billing.desk.numbers.spans import span_of
from octavo.billing.desk.views.base import MoneyView


class NumbersView(MoneyView):
    """The charts, and what they show as a file."""

    template_name = "desk/numbers.html"
    page_title = gettext_lazy("Numbers")
    header_icon = "order"

    def way_on(self) -> list[dict[str, Any]]:
        """This page."""
        return [{"url": "", "label": str(self.page_title)}]

    def get(self, request: HttpRequest) -> HttpResponse:
        """The charts; with `as=csv` the file."""
        today = self.at().today
        usual = {"since": today - 29 * A_DAY, "until": today}
        form = SpanForm(request.GET if "since" in request.GET else None, initial=usual)
        if form.is_bound and not form.is_valid():
            return self.show(form=form, spans=usual_spans(today), status=422)
        span = form.span() if form.is_bound else span_of(usual["since"], today + A_DAY)
        numbers = numbers_of(span)
        if request.GET.get("as") == "csv":
            return as_csv(numbers)
        return self.show(
            form=form,
            numbers=numbers,
            spans=usual_spans(today),
            charts=_charts(numbers),
            by_offer=_by_offer(numbers),
            measures=MEASURES.values(),
            led_by=led_by(span),
            last_day=span.until - A_DAY,
            csv_query=f"since={span.since}&until={span.until - A_DAY}&step={span.step}&as=csv",
        )


def as_csv(numbers: Numbers) -> HttpResponse:
    """A line for each part and offer. What a spreadsheet would take for a formula is none."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"numbers-{numbers.span.since}-{numbers.span.until - A_DAY}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    writer = csv.writer(answer)
    writer.writerow(["from", "to", "offer", *MEASURES])
    for at, (since, until) in enumerate(numbers.parts):
        for offer in numbers.offers:
            row = [numbers.by_offer[one].get(offer) for one in MEASURES]
            counts = [found[at] if found else 0 for found in row]
            writer.writerow([since, until - A_DAY, harmless(offer), *counts])
    return answer


def _charts(numbers: Numbers) -> list[dict[str, Any]]:
    labels = [label_of(since, until) for since, until in numbers.parts]
    shorts = [short_of(since, numbers.span.step) for since, _until in numbers.parts]
    found = []
    for measure, title in MEASURES.items():
        values = numbers.in_all(measure)
        found.append(
            {
                "name": measure,
                "title": title,
                "total": numbers.total(measure),
                "chart": chart(values, labels, shorts),
                "rows": [pair for pair in zip(labels, values, strict=True) if pair[1]],
            }
        )
    return found


def _by_offer(numbers: Numbers) -> list[tuple[str, list[int]]]:
    rows = [(offer, [numbers.of(one, offer) for one in MEASURES]) for offer in numbers.offers]
    return [row for row in rows if any(row[1])]
