"""What the studio does by itself: an article is read as soon as its text is approved or changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from time import monotonic
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone
from django_tasks import TaskContext, task
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from octavo.issues.models import Article, Issue
from octavo.issues.readiness import copy_changed
from octavo.issues.signals import text_approved
from octavo.jobs.queue import enqueue
from octavo.jobs.schedule import daily_at, every
from octavo.press.forms import FORMS, Form
from octavo.press.models import Narration
from octavo.press.promises import promised_forms
from octavo.press.studio.choosing import chosen_for
from octavo.press.studio.keeping import sweep
from octavo.press.studio.missing import unread, worth_another_try
from octavo.press.studio.standing import SETTLED, is_at_work, is_being_read, not_heard
from octavo.press.studio.voices import lacking
from octavo.press.studio.withdrawing import withdraw_stale
from octavo.press.tasks import order as order_edition
from octavo.press.tasks import order_articles, wanted_by_readers

# Readers wait for a page before they listen to it; what is old waits for what is new.
USUAL, PATIENT = 0, -20
BUDGET = 4.0  # seconds of one job: a code to sign in with waits no longer behind it
AT_ONCE = 40  # articles of the past that are put into the queue together

# Engines are loaded when they are asked for: most of what Octavo does needs none of them.


@task(takes_context=True)
def narrate_article(context: TaskContext, article_id: int) -> bool:
    """Have one article read, or some of it, and the rest in another job: others have their turn.

    Whether it was read anew.
    """
    article, now = Article.objects.filter(pk=article_id).first(), timezone.now()
    if article is None:
        return False
    if said := lacking():
        failed = {"state": Narration.State.FAILED, "reason": said, "failed_key": ""}
        Narration.objects.filter(article=article).update(**failed)
        return False
    from octavo.press.studio.attempting import attempt

    result = context.task_result
    row = attempt(article, now=now, job=UUID(str(result.id)), until=monotonic() + BUDGET)
    if row is not None and row.state == Narration.State.WAITING:
        order(article, now=now, priority=result.task.priority)
        return False
    order_what_is_heard(article, now=now)
    return row is not None and row.made_at == now


@every(seconds=600)
@task()
def narrate_what_is_missing() -> None:
    """What a killed worker left, what failed and may go well now, and articles of the past."""
    if not settings.NARRATES or lacking():
        return
    now = timezone.now()
    waiting = list(Narration.objects.exclude(state__in=SETTLED))
    for row in waiting:
        if not is_at_work(row, now=now):
            order(row.article, now=now)
    if len(waiting) < AT_ONCE:
        for article in [*worth_another_try(most=AT_ONCE), *unread()[:AT_ONCE]]:
            order(article, now=now, priority=PATIENT)


@daily_at(time(3, 50))
@task()
def sweep_the_studio() -> None:
    """Take away files that are heard no more, and sentences that were not asked for lately."""
    sweep(now=timezone.now())
    if not lacking():
        from octavo.press.studio.attempting import TAKES_BYTES, takes

        takes().clean(TAKES_BYTES)


@receiver(text_approved)
def order_when_approved(sender: object, article: Article, **_signal: Any) -> None:
    """The moment its text is approved."""
    order_by_itself(article)


@receiver([page_published, page_unpublished])
def order_when_read(sender: type[Page], instance: Page, **_signal: Any) -> None:
    """What readers have of it has changed, or they have nothing any more."""
    if isinstance(instance, Article):
        order_by_itself(instance)


@receiver(copy_changed)
def order_when_closed(sender: object, issue: Issue, **_signal: Any) -> None:
    """Number and date of the issue are known, which a narration says."""
    for article in Article.objects.not_spiked().filter(flatplan_item__issue=issue):
        order_by_itself(article)


def order_by_itself(article: Article) -> None:
    """Nobody asked for it, so only where this installation narrates, and something is to be read.

    What is heard already is looked at either way: it may have to be heard no more.
    """
    now = timezone.now()
    withdraw_stale(article, now=now)
    is_heard = Narration.objects.filter(article_id=article.pk).exists()
    if is_heard or (settings.NARRATES and not lacking() and chosen_for(article)):
        order(article, now=now)


def order(
    article: Article,
    *,
    now: datetime,
    priority: int = USUAL,
    run_after: datetime | None = None,
) -> None:
    """Have it read, and say that it waits. What has not changed is not read again."""
    with transaction.atomic():
        call = narrate_article.using(priority=priority)
        key = f"press:narration:{article.pk}"
        job = enqueue(call, article.pk, dedupe_key=key, run_after=run_after)
        said = {"state": Narration.State.WAITING, "since": now, "job": job, "reason": ""}
        if not Narration.objects.filter(article_id=article.pk).update(**said):
            Narration.objects.get_or_create(article_id=article.pk, defaults=said)


def order_what_is_heard(article: Article, *, now: datetime) -> None:
    """The forms of its issue that hold narrations, once no other article of it is being read.

    What has not changed is not made again. The audiobook of an issue that is out is made when all
    of it can be heard, promised or not.
    """
    item = getattr(article, "flatplan_item", None)
    issue = item.issue if item else None
    if issue is None or issue.state == Issue.State.PLANNED or is_being_read(issue, now=now):
        return
    wanted = {form.name for form in _wanted(issue)}
    if issue.is_published and not not_heard(issue, now=now):
        wanted.add("audio")
    soon = now + timedelta(seconds=5)
    for form in FORMS.values():
        if form.is_heard and form.name in wanted:
            order_edition(issue, form, now=now, run_after=soon)
            if form.has_articles and issue.is_published:
                order_articles(issue, form, run_after=soon)


def _wanted(issue: Issue) -> Iterable[Form]:
    return wanted_by_readers(issue) if issue.is_published else promised_forms()
