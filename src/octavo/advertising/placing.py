"""What stands on a page now, and until when that holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings

from octavo.advertising.choosing import choose, next_turn
from octavo.advertising.models import Booking
from octavo.issues.noting import note_instant

Chosen = Mapping[str, Booking]  # by the name of the placement


def chosen_for(page: str, placements: Sequence[str], *, section: int | None, today: date) -> Chosen:
    """The booking in each of these places of the page, where there is one.

    `page` is any lasting name of it. A page that asks holds no longer than the choice does.
    """
    booked = list(
        Booking.objects.to_be_shown(on=today)
        .filter(placement__in=placements)
        .select_related("picture")
        .prefetch_related("picture__renditions")
        .order_by("pk")
    )
    if not booked:
        return {}
    sections = _sections_of(booked)
    found: dict[str, Booking] = {}
    for placement in placements:
        mine = {one.pk: one for one in booked if one.placement == placement}
        candidates = [one.candidate(sections.get(one.pk, frozenset())) for one in mine.values()]
        turn = next_turn(candidates, section=section, on=today)
        if turn is not None:
            note_instant(midnight(turn))
        chosen = choose(candidates, placement=placement, page=page, section=section, on=today)
        if chosen is not None:
            found[placement] = mine[chosen.number]
    return found


def midnight(day: date) -> datetime:
    """The moment at which that day begins where the publication is."""
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(settings.TIME_ZONE))


def _sections_of(booked: Sequence[Booking]) -> dict[int, frozenset[int]]:
    """Asked for as numbers alone: a section that is read would tie the page to it."""
    pairs = Booking.sections.through.objects.filter(booking__in=booked)
    found: dict[int, set[int]] = {}
    for booking, section in pairs.values_list("booking_id", "section_id"):
        found.setdefault(booking, set()).add(section)
    return {booking: frozenset(those) for booking, those in found.items()}
