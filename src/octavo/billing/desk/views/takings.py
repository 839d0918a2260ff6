"""Takings of a month for the bookkeeper: a table, and the same as CSV."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from babel.dates import format_skeleton
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext_lazy, to_locale

from octavo.billing.desk.views.base import MoneyView
from octavo.billing.models import Payment
from octavo.billing.takings import (
    WAYS,
    Takings,
    as_csv,
    month_named,
    percent_of,
    takings_of,
    totals,
)
from octavo.billing.wording import sentence_of
from octavo.core.terms import TermsRefusal, months_after

OFFERED = 6
NAMES = dict(Payment.Method.choices)  # a provider has its own


class MonthForm(forms.Form):
    """Which month, and whether all of its money or what came one way."""

    month = forms.CharField(
        label=gettext_lazy("Month"),
        max_length=20,
        widget=forms.TextInput(attrs={"type": "month", "placeholder": "2027-03"}),
    )
    way = forms.ChoiceField(
        label=gettext_lazy("Paid by"),
        required=False,
        choices=[("", gettext_lazy("all ways")), *((one, NAMES.get(one, one)) for one in WAYS)],
    )

    def __init__(self, *given: Any, today: date, **named: Any) -> None:
        super().__init__(*given, **named)
        self.today = today

    def clean_month(self) -> date:
        """Its first day."""
        try:
            return month_named(self.cleaned_data["month"], today=self.today)
        except TermsRefusal as refusal:
            raise forms.ValidationError(sentence_of(refusal)) from refusal


class TakingsView(MoneyView):
    """The month that is over, unless another is asked for."""

    template_name = "desk/takings.html"
    page_title = gettext_lazy("Takings")
    header_icon = "table"

    def way_on(self) -> list[dict[str, Any]]:
        """This page."""
        return [{"url": "", "label": str(self.page_title)}]

    def get(self, request: HttpRequest) -> HttpResponse:
        """The table; with `as=csv` the file."""
        today = self.at().today
        months = [months_after(today.replace(day=1), -back) for back in range(OFFERED)]
        asked = request.GET if "month" in request.GET else {"month": f"{months[1]:%Y-%m}"}
        form, offered = MonthForm(asked, today=today), [(one, _named(one)) for one in months]
        if not form.is_valid():
            return self.show(form=form, offered=offered, status=422)
        month, way = form.cleaned_data["month"], form.cleaned_data["way"]
        takings = takings_of(month, way=way)
        if request.GET.get("as") == "csv":
            return _file(takings, month)
        return self.show(
            form=form,
            offered=offered,
            month=month,
            named=_named(month),
            last_day=months_after(month, 1) - timedelta(days=1),
            is_over=months_after(month, 1) <= today,
            takings=[
                (one, NAMES.get(one.kind.way, one.kind.way), percent_of(one.kind.rate))
                for one in takings
            ],
            totals=totals(takings),
            csv_query=f"month={month:%Y-%m}&way={way}&as=csv",
        )


def _file(takings: list[Takings], month: date) -> HttpResponse:
    answer = HttpResponse(as_csv(takings, month=month), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="takings-{month:%Y-%m}.csv"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _named(month: date) -> str:
    """Such as March 2027."""
    return format_skeleton("yMMMM", month, locale=to_locale(get_language() or "en-gb"))
