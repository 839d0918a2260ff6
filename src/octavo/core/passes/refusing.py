"""Why a pass is not believed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """The first thing that was wrong, in the order in which it is looked at."""

    ABSENT = "absent"
    MALFORMED = "malformed"
    UNKNOWN_KEY = "unknown_key"
    FORGED = "forged"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class PassRefused:
    """No pass: who shows this is read like somebody who shows none."""

    why: Why
