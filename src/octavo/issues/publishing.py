"""Publishing an issue: all its articles and its page appear together, or none does.

Everything is written in one transaction. Whatever acts outside the database (a page built, a mail
sent) must wait for its end with `transaction.on_commit`.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from octavo.issues.deciding import change, hold, note, refuse_unless_closed
from octavo.issues.errors import IssueNotReady, IssueRefusal
from octavo.issues.readiness import what_is_not_ready
from octavo.issues.signals import issue_appeared

if TYPE_CHECKING:
    from octavo.issues.models import Article, Issue


def let_appear(issue: Issue, *, now: datetime, by: Any = None, overrule_reason: str = "") -> None:
    """Let the closed issue appear, or refuse while a form that it promises is not ready.

    A person may overrule that with a reason, which is kept. `by` is None when its time has come by
    itself.
    """
    with transaction.atomic():
        hold(issue)
        refuse_unless_closed(issue)
        _refuse_unless_ready(issue, now=now, by=by, reason=overrule_reason.strip())
        articles = [
            item.article
            for item in issue.flatplan.exclude(article=None).select_related(
                "article__cleared_revision", "article__approved_revision"
            )
        ]
        day = timezone.localtime(now).date()
        for article in articles:
            article.date(day)
            _go_live(article, text_of(article), now=now, by=by)
        change(issue, state=issue.State.PUBLISHED, publish_at=None)
        _go_live(issue, issue.get_latest_revision() or issue.save_revision(), now=now, by=by)
        note(issue, "published", at=now, by=by)
        issue_appeared.send(sender=type(issue), issue=issue, at=now)
    issue.refresh_from_db()


def let_appear_if_due(issue: Issue, *, now: datetime) -> bool:
    """The same when its time has come; whether it was still so once nobody else could decide.

    An issue that is not ready waits, and says so in its log once: it appears as soon as it is.
    """
    with transaction.atomic():
        hold(issue)
        at = issue.publish_at
        if issue.state != issue.State.CLOSED or at is None or at > now:
            return False
        if lacks := what_is_not_ready(issue, now=now):
            if not issue.log.filter(act="waiting", at__gte=at).exists():
                note(issue, "waiting", at=now, by=None, because="\n".join(lacks))
            return False
        let_appear(issue, now=now)
    return True


def _refuse_unless_ready(issue: Issue, *, now: datetime, by: Any, reason: str) -> None:
    lacks = what_is_not_ready(issue, now=now)
    if lacks and not reason:
        raise IssueNotReady(lacks)
    if lacks:
        note(issue, "waived", at=now, by=by, because="\n".join([reason, "", *lacks]))


def text_of(article: Article) -> Revision:
    """The text that goes out: what was cleared at closing, or what was approved since."""
    known = [article.cleared_revision, article.approved_revision]
    revision = max(filter(None, known), key=lambda revision: revision.pk, default=None)
    if revision is None or article.spiked_at:
        raise IssueRefusal(_("“%(article)s” was not cleared.") % {"article": article})
    return revision


def _go_live(page: Page, revision: Revision, *, now: datetime, by: Any) -> None:
    """Publish one revision as of now. It is refused if Wagtail would only schedule it."""
    unseen = {"pk": page.pk, "first_published_at": None}
    appeared = {"last_published_at": now}
    if Page.objects.filter(**unseen).update(first_published_at=now):
        appeared["first_published_at"] = now  # again below: a revision may remember the page unseen
    revision.publish(user=by, skip_permission_checks=True)  # asked for the issue as a whole
    if not Page.objects.filter(pk=page.pk, live=True).update(**appeared):
        raise IssueRefusal(_("“%(page)s” did not appear.") % {"page": page})
