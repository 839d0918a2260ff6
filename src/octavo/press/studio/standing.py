"""How far a narration is, and whether somebody will finish it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from octavo.issues.models import Article, Issue
from octavo.jobs.queue import is_pending
from octavo.press.models import ArticleVoice, Narration

SETTLED = (Narration.State.READY, Narration.State.FAILED)
# Without a job it is somebody's command; killed, it cannot say so any more.
LONGEST_COMMAND = timedelta(minutes=15)


def is_at_work(row: Narration, *, now: datetime) -> bool:
    """Whether a worker or a command has it, or will."""
    if row.state in SETTLED:
        return False
    if row.job is None:
        return now - row.since < LONGEST_COMMAND
    return is_pending(row.job)


def is_being_read(issue: Issue, *, now: datetime) -> bool:
    """Whether any article of the issue is at work."""
    rows = Narration.objects.filter(article__flatplan_item__issue=issue)
    return any(is_at_work(row, now=now) for row in rows.exclude(state__in=SETTLED))


def not_heard(issue: Issue, *, now: datetime) -> dict[str, str]:
    """The articles of the issue that are to be heard and are not, by slug: why, in a sentence."""
    placed = Article.objects.not_spiked().filter(flatplan_item__issue=issue)
    wanted = placed.exclude(own_voice__reads=ArticleVoice.Reads.NOBODY)
    rows = {row.article_id: row for row in Narration.objects.filter(article__in=wanted)}
    return {
        slug: said
        for key, slug in wanted.values_list("pk", "slug")
        if (said := _lack(rows.get(key), now=now))
    }


def _lack(row: Narration | None, *, now: datetime) -> str:
    if row is not None and row.files:
        return ""
    if row is None:
        return _("It has not been read aloud.")
    if row.state == Narration.State.FAILED:
        return row.reason
    return _("It is being read aloud.") if is_at_work(row, now=now) else _("Its reading stopped.")
