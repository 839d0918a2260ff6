"""Puts the meter down where every door reads it."""

from __future__ import annotations

from datetime import datetime

from octavo.access.months import turns
from octavo.access.passes import data_folder, keys, revoker
from octavo.core.access import Meter
from octavo.door.passes import metering as door_metering
from octavo.door.passes import write_meter
from octavo.issues.models import Publication


def meter_of(publication: Publication, *, now: datetime) -> Meter:
    """The meter as the publication has it set, with the months from the present one on."""
    return Meter(
        without_account=publication.meter_without_account,
        with_account=publication.meter_with_account,
        turns=tuple(int(turn.timestamp()) for turn in turns(now=now)),
    )


def put_down(*, now: datetime) -> bool:
    """Write the meter as it is set; doors know it with their next request. False for no change.

    Doors open nothing without keys, so there are some from now on.
    """
    keys()
    publication = Publication.objects.filter(site__is_default_site=True).first() or Publication()
    meter = meter_of(publication, now=now)
    is_new = write_meter(data_folder() / door_metering.NAME, meter)
    if is_new:
        revoker().keys_changed()
    return is_new
