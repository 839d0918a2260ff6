"""Which providers there are, by name. A new one is a folder and a line here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from octavo.billing.providers.errors import Unknown
from octavo.billing.providers.port import Provider
from octavo.billing.providers.rehearsal.kept import KeptTill
from octavo.billing.providers.rehearsal.provider import Rehearsal

MAKERS: dict[str, Callable[[], Provider]] = {
    "rehearsal": lambda: Rehearsal(
        KeptTill(Path(settings.DATA) / "rehearsal" / "till"), secret=settings.SECRET_KEY
    ),
}
_MADE: dict[str, Provider] = {}


def provider_named(name: str) -> Provider:
    """The provider of that name."""
    if name not in _MADE:
        if name not in MAKERS:
            message = f"There is no provider “{name}”."
            raise Unknown(message)
        _MADE[name] = MAKERS[name]()
    return _MADE[name]


def use(name: str, provider: Provider) -> None:
    """Have this one answer to the name, in this process."""
    _MADE[name] = provider
