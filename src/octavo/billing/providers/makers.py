"""Which providers there are, and how each is made. A new one is a folder and a line here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from octavo.billing.providers.port import Provider
from octavo.billing.providers.rehearsal.kept import KeptTill
from octavo.billing.providers.rehearsal.provider import Rehearsal


def _rehearsal(settings: Any) -> Provider:
    return Rehearsal(KeptTill(Path(settings.DATA) / "rehearsal/till"), secret=settings.SECRET_KEY)


def _stripe(settings: Any) -> Provider:
    # Its library is an extra, and takes most of a second to load.
    from octavo.billing.providers.stripe.provider import Stripe

    return Stripe(settings.STRIPE)


# Each is given the settings of the installation.
MAKERS: dict[str, Callable[[Any], Provider]] = {"rehearsal": _rehearsal, "stripe": _stripe}
