"""The ways to the report, in the newsroom."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from octavo.advertising.models import Booking
from octavo.advertising.newsroom.buttons import BUTTONS


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Beside the other pages about bookings."""
    return [path("advertising/report/", include("octavo.readership.bookings.urls"))]


@hooks.register(BUTTONS)
def report_button(booking: Booking) -> Iterator[Button]:
    """Beside every booking."""
    url = reverse("booking_reports:report", args=[booking.pk])
    yield Button(_("Report"), url=url, icon_name="order", priority=11)
