"""Which files of editions nobody needs any more. The rows stay: they say what there was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from octavo.press import store
from octavo.press.models import Edition

KEPT_FOR = timedelta(days=30)


def prune(*, now: datetime) -> int:
    """Take away the files of versions that a good one has long replaced; return how many."""
    past = set(replaced(Edition.objects.all(), before=now - KEPT_FOR))
    rows = list(Edition.objects.values_list("pk", "file"))
    needed = {file for pk, file in rows if pk not in past}
    unneeded = {file for pk, file in rows if pk in past} - needed
    return sum(store.drop(file, now=now) for file in sorted(unneeded))


def replaced(rows: Any, *, before: datetime | None = None) -> Iterator[int]:
    """The numbers of those editions for which a good one has stood since that moment.

    Without a moment, of all that are older than the newest good one. What readers are offered and
    the board shows is never among them: the newest version, and the newest without a breach.
    """
    ordered = rows.order_by("issue_id", "article_id", "form", "-version")
    facts = ordered.values_list("issue_id", "article_id", "form", "pk", "breaches", "made_at")
    for _edition, versions in groupby(facts.iterator(), key=lambda row: row[:3]):
        yield from _replaced((row[3:] for row in versions), before)


def _replaced(
    versions: Iterable[tuple[int, int, datetime]], before: datetime | None
) -> Iterator[int]:
    """Of the versions of one edition, the newest first."""
    is_past = False
    for pk, breaches, made_at in versions:
        if is_past:
            yield pk
        elif not breaches and (before is None or made_at < before):
            is_past = True
