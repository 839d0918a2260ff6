"""Letters that were given up are tried again, once whatever kept them is mended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from octavo.post.models import Outgoing


def try_again(numbers: Iterable[int], *, now: datetime) -> int:
    """Begin again with these letters, or with all; return how many those are.

    One that has no words any more, or comes too late, is left.
    """
    found = Outgoing.objects.filter(sent_at=None).exclude(text="")
    found = found.filter(Q(worthless_at=None) | Q(worthless_at__gt=now))
    wanted = list(numbers)
    if wanted:
        found = found.filter(pk__in=wanted)
    return int(found.filter(tries__gt=0).update(due_at=now, tries=0, failed_because=""))
