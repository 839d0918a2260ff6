"""Which providers there are, by name. A new one is a folder and a line here."""

from __future__ import annotations

from octavo.billing.providers.errors import Unknown
from octavo.billing.providers.port import Provider
from octavo.billing.providers.rehearsal.provider import Rehearsal
from octavo.billing.providers.rehearsal.till import Till

_PROVIDERS: dict[str, Provider] = {"rehearsal": Rehearsal(Till())}


def provider_named(name: str) -> Provider:
    """The provider of that name."""
    found = _PROVIDERS.get(name)
    if found is None:
        message = f"There is no provider “{name}”."
        raise Unknown(message)
    return found


def use(name: str, provider: Provider) -> None:
    """Have this one answer to the name, in this process."""
    _PROVIDERS[name] = provider
