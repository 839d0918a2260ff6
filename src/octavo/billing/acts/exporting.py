"""Export: everything that is kept of a person, as one zip."""

from __future__ import annotations

from octavo.memberships.models import Subscriber


def zip_of(subscriber: Subscriber) -> bytes:
    """JSON with all of it, a CSV for each kind of row, and the invoices."""
    raise NotImplementedError(subscriber)
