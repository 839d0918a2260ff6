"""Looks at the letters: whether they leave, and what was given up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from octavo.post.models import Outgoing
from octavo.website.doctor.findings import Finding, note, well, wrong

LATE = timedelta(minutes=10)
LOOKED_AT = timedelta(days=30)
REMEDY = "octavo post status says why; octavo post retry tries them again."


def examine(*, now: datetime) -> Iterator[Finding]:
    """What waits too long, and what did not go."""
    late = Outgoing.objects.waiting().filter(made_at__lt=now - LATE)
    count = late.count()
    if count:
        said = late.exclude(failed_because="").values_list("failed_because", flat=True).first()
        sentence = f"{count} have waited for over ten minutes: {said or 'nobody sends them.'}"
        yield wrong("letters", sentence, "Mend the way that EMAIL_URL names, or start the workers.")
        return
    failed = Outgoing.objects.given_up().filter(made_at__gte=now - LOOKED_AT)
    lost = failed.exclude(failed_because="").exclude(failed_because__startswith="Suppressed")
    if lost.exists():
        yield note("letters", f"{lost.count()} of the last month were given up.", REMEDY)
    else:
        yield well("letters", "All went, or are on their way.")
