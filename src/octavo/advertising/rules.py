"""What a booking must be to stand on a page: each rule with its sentence and its field."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from octavo.advertising.models import Booking

LONGEST_TEXT = 240
MOST_LINES = 4
NARROWEST = 800  # pixels
# Height over width: nothing taller than a page of a magazine, or too low to be read on a phone.
TALLEST, LOWEST = 5 / 4, 1 / 4
NO_RATIO_OFF = 0.005  # a pixel more or less


def local_day(at: datetime) -> date:
    """The day on which that moment lies where the publication is."""
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def troubles(booking: Booking) -> dict[str, list[Any]]:
    """All that is wrong with it, by field."""
    found: dict[str, list[Any]] = {}
    if booking.placement:
        _needs_all(booking, found)
    elif booking.starts_on and booking.ends_on is None:
        found["ends_on"] = [_("Give the last day as well.")]
    _looks_at_days(booking, found)
    _looks_at_words(booking, found)
    if booking.picture is not None:
        _looks_at_picture(booking, found)
    return found


def _needs_all(booking: Booking, found: dict[str, list[Any]]) -> None:
    if booking.starts_on is None:
        found["starts_on"] = [_("Give the first day.")]
    if booking.ends_on is None:
        found["ends_on"] = [_("Give the last day.")]
    if not booking.address:
        found["address"] = [_("Give the address that a click leads to.")]
    if booking.picture is None and not booking.headline:
        found["headline"] = [_("Give a headline, or choose an image.")]


def _looks_at_days(booking: Booking, found: dict[str, list[Any]]) -> None:
    starts, ends = booking.starts_on, booking.ends_on
    if ends is not None and starts is None:
        found.setdefault("starts_on", [_("Give the first day as well.")])
    elif starts is not None and ends is not None and ends <= starts:
        found["ends_on"] = [_("It would end before it begins.")]


def _looks_at_words(booking: Booking, found: dict[str, list[Any]]) -> None:
    if booking.picture is not None and booking.headline:
        found["headline"] = [_("Give a text or an image, not both.")]
    if booking.picture is not None and booking.text:
        found["text"] = [_("Give a text or an image, not both.")]
    if booking.picture is None and booking.text and not booking.headline:
        found.setdefault("headline", [_("A text has a headline.")])
    if len(booking.text.strip().splitlines()) > MOST_LINES:
        message = _("That is more than %(most)s lines.") % {"most": MOST_LINES}
        found.setdefault("text", []).append(message)
    if booking.picture is None and booking.alt:
        found["alt"] = [_("Only an image has an alt text.")]


def _looks_at_picture(booking: Booking, found: dict[str, list[Any]]) -> None:
    picture = booking.picture
    assert picture is not None  # noqa: S101 - asked before
    if not booking.alt and not picture.description:
        found["alt"] = [_("Say what the image says and shows.")]
    if picture.width < NARROWEST:
        message = _("It is %(width)s pixels wide; give one of at least %(least)s.")
        found["picture"] = [message % {"width": picture.width, "least": NARROWEST}]
        return
    ratio = picture.height / picture.width
    if ratio > TALLEST + NO_RATIO_OFF:
        found["picture"] = [_("It is too tall: at most five units high for four across.")]
    elif ratio < LOWEST - NO_RATIO_OFF:
        found["picture"] = [_("It is too low to be read on a phone: at most four times as wide.")]
