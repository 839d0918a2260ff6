"""Taking a booking from all pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from octavo.advertising.errors import AlreadyWithdrawn
from octavo.advertising.models import Booking
from octavo.advertising.newsroom.views.base import BookingView
from octavo.advertising.rules import local_day


class WithdrawView(BookingView):
    """Takes a booking from all pages."""

    page_title = gettext_lazy("Withdraw")
    template_name = "advertising/newsroom/withdraw.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """What it will do, before it is done."""
        state = self.booking.state(on=local_day(timezone.now()))
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
