"""What the newsroom shows of bookings beside list and form: their days, and taking them out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from octavo.advertising.errors import AlreadyWithdrawn
from octavo.advertising.models import Booking
from octavo.advertising.newsroom.overview import WEEKS, days_from
from octavo.advertising.newsroom.permitting import MAY_BOOK


class BookersView(WagtailAdminTemplateMixin, PermissionRequiredMixin, View):
    """A page for those who book advertisements; nobody else comes in."""

    permission_required = MAY_BOOK
    header_icon = "thumbtack"
    template_name = ""
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list, and the way on."""
        bookings = {"url": reverse("advertising_bookings:index"), "label": _("Advertising")}
        return [*self.breadcrumbs_items, bookings, *self.way_on()]

    def way_on(self) -> list[dict[str, Any]]:
        """What comes below the list."""
        return [{"url": "", "label": self.get_page_title()}]

    def show(self, *, status: int = 200, **said: Any) -> HttpResponse:
        """The page with all that it says."""
        context = self.get_context_data(**said)
        return TemplateResponse(self.request, self.template_name, context, status=status)


class DaysView(BookersView):
    """Which booking stands where, and when."""

    page_title = gettext_lazy("What stands on which days")
    template_name = "advertising/newsroom/days.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Six weeks from the day that is asked for on."""
        shown = days_from(_day(request.GET.get("from", "")) or timezone.localdate())
        further = timedelta(weeks=WEEKS)
        return self.show(
            shown=shown,
            earlier=shown.first - further,
            later=shown.until,
            last=shown.until - timedelta(days=1),
        )


class BookingView(BookersView):
    """A page about one booking."""

    booking: Booking

    def dispatch(
        self, request: HttpRequest, *args: Any, pk: int, **kwargs: Any
    ) -> HttpResponseBase:
        """Find it."""
        if self.has_permission():
            self.booking = get_object_or_404(Booking, pk=pk)
        return super().dispatch(request, *args, **kwargs)

    def get_header_title(self) -> str:
        """What the page is about, and whose."""
        return f"{self.get_page_title()}: {self.booking.advertiser}"

    def way_on(self) -> list[dict[str, Any]]:
        """The booking, and this page."""
        url = reverse("advertising_bookings:edit", args=[self.booking.pk])
        return [{"url": url, "label": self.booking.advertiser}, *super().way_on()]


class WithdrawView(BookingView):
    """Takes a booking from all pages."""

    page_title = gettext_lazy("Withdraw")
    template_name = "advertising/newsroom/withdraw.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """What it will do, before it is done."""
        state = self.booking.state(on=timezone.localdate())
        return self.show(booking=self.booking, is_live=state == Booking.State.LIVE)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do it."""
        try:
            self.booking.withdraw(by=request.user, now=timezone.now())
        except AlreadyWithdrawn as refused:
            messages.warning(request, str(refused))
        else:
            said = {"advertiser": self.booking.advertiser}
            messages.success(request, _("“%(advertiser)s” is withdrawn.") % said)
        return redirect("advertising_bookings:index")


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
