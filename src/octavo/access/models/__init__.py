"""What is kept of who may read: what the desk grants, what was opened, what was given away."""

from octavo.access.models.gifts import Gift
from octavo.access.models.grants import Grant
from octavo.access.models.openings import Opening

__all__ = ["Gift", "Grant", "Opening"]
