"""Tries to make an edition, and leaves a row that says how far it is or why it came to nothing."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from octavo.issues.errors import NewsroomRefusal
from octavo.issues.models import Article, Issue
from octavo.jobs.queue import is_pending
from octavo.press.building import Built, Target, build, wanted_key
from octavo.press.copy import Copy, copy_of
from octavo.press.errors import PressTrouble
from octavo.press.forms import Form
from octavo.press.models import Build

logger = logging.getLogger(__name__)

# A build without a job is somebody's command; killed, it cannot say so any more.
LONGEST_COMMAND = timedelta(minutes=15)


def attempt(
    target: Target, *, now: datetime, job: UUID | None = None, copy: Copy | None = None
) -> Built | None:
    """Make the edition; None when that is not possible, and then the row says why."""
    with _at_work(target, now=now, job=job) as row:
        try:
            copy = copy or copy_of(target.issue)
            row.key = wanted_key(target, copy)
            return build(target, now=now, copy=copy)
        except (PressTrouble, NewsroomRefusal) as fact:
            logger.warning("%s was not made: %s", target, fact)
            _fail(row, str(fact))
            return None


def trouble_with(target: Target) -> str:
    """Why the last attempt came to nothing."""
    rows = Build.objects.filter(
        issue=target.issue, article=target.article, form=target.form.name, state=Build.State.FAILED
    )
    return rows.values_list("sentence", flat=True).first() or ""


def attempt_articles(issue: Issue, form: Form, *, now: datetime, job: UUID | None = None) -> int:
    """Make every article of the issue by itself; return how many were made anew.

    What is done stays done: killed half-way, the next call goes on from there. One that fails does
    not keep the others back.
    """
    copy = copy_of(issue)
    count, trouble = 0, []
    for article in appeared(issue):
        try:
            built = attempt(Target(issue, form, article), now=now, job=job, copy=copy)
        except Exception as error:
            logger.exception("%s of “%s” was not made", form.name, article)
            trouble.append(error)
        else:
            count += bool(built and built.is_new)
    if trouble:
        message = f"{len(trouble)} articles of no. {issue.number} were not made"
        raise ExceptionGroup(message, trouble)
    return count


def appeared(issue: Issue) -> list[Article]:
    """The articles of the issue that readers have, in its order."""
    articles = Article.objects.live().not_spiked().filter(flatplan_item__issue=issue)
    return list(articles.order_by("flatplan_item__sort_order"))


def is_at_work(row: Build, *, now: datetime) -> bool:
    """Whether somebody will finish this build: a worker's, or a command's."""
    if row.state == Build.State.FAILED:
        return False
    if row.job is None:
        return now - row.since < LONGEST_COMMAND
    return is_pending(row.job)


@contextmanager
def _at_work(target: Target, *, now: datetime, job: UUID | None) -> Iterator[Build]:
    """The row of this build. It goes at the end, unless it failed or another build has it."""
    row, _new = Build.objects.update_or_create(
        issue=target.issue,
        article=target.article,
        form=target.form.name,
        defaults={"state": Build.State.BUILDING, "since": now, "job": job, "sentence": ""},
    )
    try:
        yield row
    except Exception:
        _fail(row, _("The engine stumbled. If it does so again, octavo doctor says more."))
        raise
    Build.objects.filter(pk=row.pk, job=job, state=Build.State.BUILDING).delete()


def _fail(row: Build, sentence: str) -> None:
    ours = Build.objects.filter(pk=row.pk, job=row.job)
    ours.update(state=Build.State.FAILED, sentence=sentence, key=row.key)
