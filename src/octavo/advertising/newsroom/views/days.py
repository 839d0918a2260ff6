"""What stands on which days."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from octavo.advertising.newsroom.overview import WEEKS, days_from
from octavo.advertising.newsroom.views.base import BookersView
from octavo.advertising.rules import local_day


class DaysView(BookersView):
    """Which booking stands where, and when."""

    page_title = gettext_lazy("What stands on which days")
    template_name = "advertising/newsroom/days.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Six weeks from the day that is asked for on."""
        shown = days_from(_day(request.GET.get("from", "")) or local_day(timezone.now()))
        further = timedelta(weeks=WEEKS)
        return self.show(
            shown=shown,
            earlier=shown.first - further,
            later=shown.until,
            last=shown.until - timedelta(days=1),
        )


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
