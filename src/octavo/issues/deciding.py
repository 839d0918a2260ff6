"""Writes what was decided about an issue, its state and its log, apart from any draft of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from octavo.issues.errors import IssueNotClosed

if TYPE_CHECKING:
    from octavo.issues.models import Issue


def hold(issue: Issue) -> None:
    """Hold the issue's row until the transaction ends, and see its state as it is now."""
    row = type(issue).objects.select_for_update(of=("self",)).get(pk=issue.pk)
    issue.state, issue.publish_at = row.state, row.publish_at


def refuse_unless_closed(issue: Issue) -> None:
    """Only a closed issue is published, set to appear, or opened again."""
    if issue.state != issue.State.CLOSED:
        raise IssueNotClosed(_("No. %(number)s is not closed.") % {"number": issue.number})


def change(issue: Issue, **values: Any) -> None:
    """Write these values and have them here too."""
    type(issue).objects.filter(pk=issue.pk).update(**values)
    for name, value in values.items():
        setattr(issue, name, value)


def note(issue: Issue, act: str, *, at: datetime, by: Any, because: str = "") -> None:
    """Add a line to the issue's log."""
    issue.log.create(act=act, at=at, by=by, because=because)
