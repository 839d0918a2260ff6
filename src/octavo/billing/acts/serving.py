"""Serve: an issue is out, and each term that it falls to is debited with it, once."""

from __future__ import annotations

from datetime import datetime

from octavo.issues.models import Issue


def serve_issue(issue: Issue, *, now: datetime) -> int:
    """Debit every term that this issue falls to; return how many were."""
    raise NotImplementedError(issue, now)
