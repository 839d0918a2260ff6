"""Books the demo's advertisements, for ten years from its first issues on: they are live."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date, timedelta
from typing import Any

from octavo.accounts.models import Account
from octavo.advertising.models import Booking
from octavo.advertising.printing import tie
from octavo.core.manuscript.blocks import Figure
from octavo.issues.models import FlatplanItem, Picture
from octavo.issues.pictures import keep_picture
from octavo.website.demo.content_files import pictures, record


def book_all(by: Account, undo: ExitStack) -> None:
    """Each in its own place, so that no two take turns, and with its advertisement in print."""
    for said in record("bookings"):
        starts = date.fromisoformat(said["starts_on"])
        booking = Booking(
            advertiser=said["advertiser"],
            placement=said["placement"],
            starts_on=starts,
            ends_on=starts + timedelta(days=said["days"]),
            picture=_picture(said["picture"], by, undo) if "picture" in said else None,
            headline=said.get("headline", ""),
            text=said.get("text", ""),
            address=said["address"],
        )
        booking.full_clean()
        booking.save()
        tie(booking, FlatplanItem.objects.filter(label=said["in_print"]))


def _picture(said: dict[str, Any], by: Account, undo: ExitStack) -> Picture:
    figure = Figure(
        source=said["source"], alt=said["alt"], credit=said["credit"], licence=said["licence"]
    )
    return keep_picture(pictures()[said["source"]], figure=figure, by=by, undo=undo)
