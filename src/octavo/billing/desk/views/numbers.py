"""Numbers of the day: charts with their tables, by offer, and all of it as CSV."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from typing import Any

from babel.dates import format_skeleton
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext_lazy, to_locale
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminDateInput

from octavo.billing.desk.numbers.charts import chart
from octavo.billing.desk.numbers.counting import MEASURES, Numbers, led_by, numbers_of
from octavo.billing.desk.numbers.spans import Span, span_of
from octavo.billing.desk.views.base import MoneyView
from octavo.billing.effects import in_words
from octavo.core.terms import months_after

A_DAY = timedelta(days=1)
MOST_DAYS = 366 * 20
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class SpanForm(forms.Form):
    """From which day until which, and in which steps."""

    since = forms.DateField(label=gettext_lazy("From"), widget=AdminDateInput)
    until = forms.DateField(label=gettext_lazy("To and with"), widget=AdminDateInput)
    step = forms.ChoiceField(
        label=gettext_lazy("By"),
        required=False,
        choices=[
            ("", gettext_lazy("what fits")),
            ("day", gettext_lazy("day")),
            ("week", gettext_lazy("week")),
            ("month", gettext_lazy("month")),
        ],
    )

    def clean(self) -> dict[str, Any]:
        """Days in their order, and no more than there are magazines for."""
        said: dict[str, Any] = super().clean() or {}
        if {"since", "until"} <= set(said):
            days = (said["until"] - said["since"]).days
            if days < 0:
                self.add_error("until", _("It would end before it begins."))
            elif days > MOST_DAYS:
                self.add_error("until", _("That is more than twenty years."))
        return said

    def span(self) -> Span:
        """With the last day in it."""
        said = self.cleaned_data
        return span_of(said["since"], said["until"] + A_DAY, said["step"])


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
            return self.show(form=form, spans=_spans(today), status=422)
        span = form.span() if form.is_bound else span_of(usual["since"], today + A_DAY)
        numbers = numbers_of(span)
        if request.GET.get("as") == "csv":
            return as_csv(numbers)
        return self.show(
            form=form,
            numbers=numbers,
            spans=_spans(today),
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


def harmless(text: str) -> str:
    """The text behind an apostrophe where it begins like a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _charts(numbers: Numbers) -> list[dict[str, Any]]:
    labels = [_label(since, until) for since, until in numbers.parts]
    shorts = [_short(since, numbers.span.step) for since, _until in numbers.parts]
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


def _label(since: date, until: date) -> str:
    if (until - since).days == 1:
        return in_words(since)
    return f"{in_words(since)} – {in_words(until - A_DAY)}"


def _short(since: date, step: str) -> str:
    """Such as 5 Nov; of months, Nov 2026."""
    locale = to_locale(get_language() or "en-gb")
    return format_skeleton("yMMM" if step == "month" else "MMMd", since, locale=locale)


def _spans(today: date) -> list[tuple[str, str]]:
    """The spans that are asked for most, as queries."""
    month = today.replace(day=1)
    known = [
        (_("Today"), today, today),
        (_("Yesterday"), today - A_DAY, today - A_DAY),
        (_("7 days"), today - 6 * A_DAY, today),
        (_("30 days"), today - 29 * A_DAY, today),
        (_("This month"), month, today),
        (_("Last month"), months_after(month, -1), month - A_DAY),
        (_("12 months"), months_after(today, -12) + A_DAY, today),
    ]
    return [(label, f"since={since}&until={until}") for label, since, until in known]
