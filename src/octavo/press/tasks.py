"""What the press does by itself: editions are ordered, made, and made again in the background.

An order waits in the queue once, and works with the copy as it is by the time its turn comes.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone
from django_tasks import TaskContext, task
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from octavo.issues.models import Article, Issue
from octavo.issues.readiness import copy_changed
from octavo.jobs.queue import enqueue
from octavo.jobs.schedule import daily_at, every
from octavo.press import store
from octavo.press.attempts import attempt, attempt_articles
from octavo.press.board import board_of
from octavo.press.building import Target, target
from octavo.press.forms import FORMS, Form, form_named
from octavo.press.models import Build, Edition
from octavo.press.promises import all_forms, promised_forms
from octavo.press.pruning import prune
from octavo.press.studio.standing import is_being_read
from octavo.press.typesetting import own_folder

# Somebody waits for an edition; single articles come after the pictures of the pages.
URGENT, PATIENT = 10, -10


@task(takes_context=True)
def build_edition(context: TaskContext, issue_id: int, form: str) -> bool:
    """Make one form of an issue, and then what names its pages; whether it was made anew."""
    issue = Issue.objects.get(pk=issue_id)
    now = timezone.now()
    wanted = target(issue, form)
    before = _paging(wanted)
    built = attempt(wanted, now=now, job=_job(context))
    if _paging(wanted) != before:
        _order_followers(wanted, now=now)
    return bool(built and built.is_new)


@task(takes_context=True)
def build_articles(context: TaskContext, issue_id: int, form: str) -> int:
    """Make each article of an issue by itself; return how many were made anew."""
    issue = Issue.objects.get(pk=issue_id)
    if not issue.is_published:
        return 0
    return attempt_articles(issue, form_named(form), now=timezone.now(), job=_job(context))


@every(seconds=60)
@task()
def order_what_is_missing() -> None:
    """A closed issue gets what it promises, also after a setting or the house style has changed."""
    for issue in Issue.objects.filter(state=Issue.State.CLOSED):
        order_unready(issue, now=timezone.now())


@daily_at(time(3, 40))
@task()
def sweep_the_store() -> None:
    """Take away what killed builds left half-written, and what newer versions have replaced."""
    own_folder.sweep()
    shelf = store.shelf()
    if isinstance(shelf, store.WholeFiles):
        shelf.sweep()
    prune(now=timezone.now())


@receiver(copy_changed)
def order_when_closed(sender: object, issue: Issue, **_signal: Any) -> None:
    """The texts that go out are known, or have changed."""
    order_promised(issue, now=timezone.now())


@receiver([page_published, page_unpublished])
def order_when_read(sender: type[Page], instance: Page, **_signal: Any) -> None:
    """What readers have has changed: an issue has appeared, an article was corrected or spiked."""
    if not isinstance(instance, Article | Issue):
        return
    placed = {"pk": instance.pk} if isinstance(instance, Issue) else {"flatplan__article": instance}
    for issue in Issue.objects.published().filter(**placed):
        order_for_readers(issue, now=timezone.now())


def order(
    issue: Issue,
    form: Form,
    *,
    now: datetime,
    run_after: datetime | None = None,
    is_urgent: bool = True,
) -> None:
    """Have an edition made, and say that it waits."""
    key = f"press:{issue.pk}:{form.name}"
    with transaction.atomic():
        call = build_edition.using(priority=URGENT if is_urgent else 0)
        job = enqueue(call, issue.pk, form.name, dedupe_key=key, run_after=run_after)
        Build.objects.update_or_create(
            issue=issue,
            article=None,
            form=form.name,
            defaults={"state": Build.State.WAITING, "since": now, "job": job, "sentence": ""},
        )


def order_articles(issue: Issue, form: Form, *, run_after: datetime | None = None) -> None:
    """Have each article made by itself; those that have not changed stay as they are."""
    key = f"press:{issue.pk}:{form.name}:articles"
    call = build_articles.using(priority=PATIENT)
    enqueue(call, issue.pk, form.name, dedupe_key=key, run_after=run_after)


def order_promised(issue: Issue, *, now: datetime) -> None:
    """Have made what must be there before the issue appears."""
    for form in promised_forms():
        order(issue, form, now=now)


def order_unready(issue: Issue, *, now: datetime) -> None:
    """The same for those forms that are missing or stale, and for which nobody is at work.

    What failed for a reason is not tried again by itself before its copy changes. What is heard
    waits until no article of the issue is being read.
    """
    is_read = is_being_read(issue, now=now)
    for column in board_of(issue, now=now).stored:
        if column.form is None or (column.form.is_heard and is_read):
            continue
        if column.is_promised and column.needs_an_order:
            order(issue, column.form, now=now)


def order_all(issue: Issue, *, articles_after: timedelta = timedelta(0)) -> None:
    """Have all forms of a published issue made; its articles in their time."""
    now = timezone.now()
    for form in all_forms():
        order(issue, form, now=now, is_urgent=False)
        if form.has_articles:
            order_articles(issue, form, run_after=now + articles_after)


def order_for_readers(issue: Issue, *, now: datetime, run_after: datetime | None = None) -> None:
    """Have made what readers fetch once the issue is out. The print edition stays as printed."""
    wanted = wanted_by_readers(issue)
    for form in wanted:
        order(issue, form, now=now, run_after=run_after)
    for form in wanted:
        if form.has_articles:
            order_articles(issue, form, run_after=run_after)


def wanted_by_readers(issue: Issue) -> list[Form]:
    """The forms for readers that are promised, and those that this issue has anyway."""
    there = Edition.objects.filter(issue=issue, article=None).values_list("form", flat=True)
    names = {form.name for form in promised_forms()} | set(there.distinct())
    return [form for form in FORMS.values() if form.is_for_readers and form.name in names]


def _order_followers(made: Target, *, now: datetime) -> None:
    issue = made.issue
    wanted = wanted_by_readers(issue) if issue.is_published else promised_forms()
    for form in wanted:
        if made.form.name in form.follows:
            order(issue, form, now=now)
            if issue.is_published and form.has_articles:
                order_articles(issue, form)


def _paging(wanted: Target) -> object:
    newest = wanted.newest()
    return newest.paging if newest else None


def _job(context: TaskContext) -> UUID:
    return UUID(str(context.task_result.id))
