"""The providers of this installation, each made when it is first asked for."""

from __future__ import annotations

from django.conf import settings

from octavo.billing.providers.errors import Unknown
from octavo.billing.providers.makers import MAKERS
from octavo.billing.providers.port import Provider

_MADE: dict[str, Provider] = {}


def provider_named(name: str) -> Provider:
    """The provider of that name."""
    if name not in _MADE:
        if name not in MAKERS:
            message = f"There is no provider “{name}”."
            raise Unknown(message)
        _MADE[name] = MAKERS[name](settings)
    return _MADE[name]


def use(name: str, provider: Provider) -> None:
    """Have this one answer to the name, in this process."""
    _MADE[name] = provider
