"""Lets an issue go out although a form that it promises is not ready: by name, with a reason."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from octavo.issues.deciding import note
from octavo.issues.errors import ReasonMissing
from octavo.issues.models import Issue
from octavo.press.forms import form_named
from octavo.press.models import Overrule


def overrule(issue: Issue, form: str, *, because: str, by: Any, now: datetime) -> Overrule:
    """Write it down here and in the issue's log. Opening the issue again takes it back."""
    found, reason = form_named(form), because.strip()
    if not reason:
        raise ReasonMissing(_("Say why the issue goes out without it."))
    with transaction.atomic():
        said = _("%(form)s: %(because)s") % {"form": found.label, "because": reason}
        note(issue, "waived", at=now, by=by, because=said)
        return Overrule.objects.create(issue=issue, form=found.name, because=reason, by=by, at=now)


def valid_overrules(issue: Issue) -> dict[str, Overrule]:
    """What was overruled since the issue was last opened again, by form."""
    opened = issue.log.filter(act="reopened").order_by("-at").values_list("at", flat=True).first()
    rows = Overrule.objects.filter(issue=issue).select_related("by")
    if opened:
        rows = rows.filter(at__gte=opened)
    return {row.form: row for row in rows}
