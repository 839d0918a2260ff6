"""Whether somebody may see something, in which variant, and why: the one place that judges."""

from octavo.core.access.deciding import decide
from octavo.core.access.decision import (
    ACCESSES,
    KINDS,
    REASONS_THAT_GRANT,
    REASONS_THAT_REFUSE,
    Access,
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
from octavo.core.access.rights import Format, Right, RightKind, right_of

__all__ = [
    "ACCESSES",
    "KINDS",
    "REASONS_THAT_GRANT",
    "REASONS_THAT_REFUSE",
    "Access",
    "Decision",
    "Format",
    "Granted",
    "Item",
    "Kind",
    "Reader",
    "Reason",
    "Refused",
    "Right",
    "RightKind",
    "Variant",
    "decide",
    "explain",
    "right_of",
]
