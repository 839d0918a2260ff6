"""What can be seen of a booking and done with it: ways that any room may add."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from octavo.advertising.models import Booking

# What other rooms can do with a booking: functions of it that give buttons.
BUTTONS = "register_booking_buttons"


def buttons_of(booking: Booking) -> list[Button]:
    """The ways from a booking to what can be seen of it and done with it."""
    found: list[Button] = []
    for give in hooks.get_hooks(BUTTONS):
        found += give(booking)
    if booking.withdrawn_at is None:
        url = reverse("advertising:withdraw", args=[booking.pk])
        found.append(Button(_("Withdraw"), url=url, icon_name="cross", priority=25))
    return found
