"""Whether somebody may see something, in which variant, and why: the one place that judges."""

from octavo.core.access.deciding import decide
from octavo.core.access.decision import (
    KINDS,
    REASONS_THAT_GRANT,
    REASONS_THAT_REFUSE,
    Decision,
    Granted,
    Item,
    Kind,
    Reader,
    Reason,
    Refused,
    Variant,
    explain,
)

__all__ = [
    "KINDS",
    "REASONS_THAT_GRANT",
    "REASONS_THAT_REFUSE",
    "Decision",
    "Granted",
    "Item",
    "Kind",
    "Reader",
    "Reason",
    "Refused",
    "Variant",
    "decide",
    "explain",
]
