"""The free article of the week: an editor opens one that is held back, for everybody, for a time.

Several may be free at once. What was decided stands on the page and in the texts that may still go
out, so that neither a draft nor a correction takes it back.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from octavo.core.access import is_free_at
from octavo.issues.access import item_of
from octavo.issues.errors import NothingToFree
from octavo.issues.models import Article

WEEK = timedelta(days=7)


def is_free(article: Article, *, now: datetime) -> bool:
    """Whether the editors have made it free for a time, and that time is now."""
    return is_free_at(item_of(article), now)


def free_this_week(article: Article, *, by: Any, now: datetime) -> datetime:
    """Let everybody read it for seven days from now; return when they are over."""
    if not article.live or item_of(article).access == "open":
        raise NothingToFree(_("Everybody may read this article, or nobody yet."))
    until = now.replace(second=0, microsecond=0) + WEEK
    _write(article, since=now, until=until)
    log(instance=article, action="octavo.free", user=by)
    return until


def end_free_time(article: Article, *, by: Any) -> None:
    """Hold it back again as before."""
    _write(article, since=None, until=None)
    log(instance=article, action="octavo.end_free_time", user=by)


def _write(article: Article, *, since: datetime | None, until: datetime | None) -> None:
    """On the page itself, whose finished forms go with that, and in the texts to come."""
    texts = {article.latest_revision_id, article.approved_revision_id, article.cleared_revision_id}
    said = {"free_from": since and since.isoformat(), "free_until": until and until.isoformat()}
    with transaction.atomic():
        for text in Revision.objects.select_for_update().filter(pk__in=texts - {None}):
            Revision.objects.filter(pk=text.pk).update(content={**text.content, **said})
        row = Article.objects.get(pk=article.pk)
        row.free_from, row.free_until = since, until
        row.save(update_fields=["free_from", "free_until"])
    article.free_from, article.free_until = since, until
