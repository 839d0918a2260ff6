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
