"""Whether somebody may see something, in which variant, and why: the one place that judges."""

from octavo.core.access.deciding import decide, is_free_at, reads_without_advertisements
from octavo.core.access.decision import (
    ACCESSES,
    KINDS,
    OPEN_TO_ALL,
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
from octavo.core.access.meter import NO_METER, Meter, left, opened, opening
from octavo.core.access.rights import Format, Right, RightKind, right_of
from octavo.core.access.rules import access_said, bound_together, wall

__all__ = [
    "ACCESSES",
    "KINDS",
    "NO_METER",
    "OPEN_TO_ALL",
    "REASONS_THAT_GRANT",
    "REASONS_THAT_REFUSE",
    "Access",
    "Decision",
    "Format",
    "Granted",
    "Item",
    "Kind",
    "Meter",
    "Reader",
    "Reason",
    "Refused",
    "Right",
    "RightKind",
    "Variant",
    "access_said",
    "bound_together",
    "decide",
    "explain",
    "is_free_at",
    "left",
    "opened",
    "opening",
    "reads_without_advertisements",
    "right_of",
    "wall",
]
