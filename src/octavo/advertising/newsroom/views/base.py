"""What the pages about bookings have in common: who comes in, and the way there."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from octavo.advertising.models import Booking
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
