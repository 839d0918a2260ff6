"""Which providers there are, and how each is made. A new one is a folder and a line here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from octavo.billing.providers.port import Provider
from octavo.billing.providers.rehearsal.kept import KeptTill
from octavo.billing.providers.rehearsal.provider import Rehearsal

# Each is given the data folder and the secret of the installation.
MAKERS: dict[str, Callable[[Path, str], Provider]] = {
    "rehearsal": lambda data, secret: Rehearsal(KeptTill(data / "rehearsal/till"), secret=secret)
}
