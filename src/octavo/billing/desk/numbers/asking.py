"""How a page of numbers asks for a span, and how it writes the parts of one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from babel.dates import format_skeleton
from django import forms
from django.utils.translation import get_language, gettext_lazy, to_locale
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminDateInput

from octavo.billing.desk.numbers.spans import Span, span_of
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


def harmless(text: str) -> str:
    """The text behind an apostrophe where it begins like a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def label_of(since: date, until: date) -> str:
    """A part of a span, as people write it."""
    if (until - since).days == 1:
        return in_words(since)
    return f"{in_words(since)} – {in_words(until - A_DAY)}"


def short_of(since: date, step: str) -> str:
    """Such as 5 Nov; of months, Nov 2026."""
    locale = to_locale(get_language() or "en-gb")
    return format_skeleton("yMMM" if step == "month" else "MMMd", since, locale=locale)


def usual_spans(today: date) -> list[tuple[str, str]]:
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
