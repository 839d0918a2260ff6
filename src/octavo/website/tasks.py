"""What the website does by itself: pictures are cut when the page that shows them appears."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page
from wagtail.signals import page_published

from octavo.issues.models import Article, Author, Issue
from octavo.jobs.queue import enqueue
from octavo.website.pages.cutting import cut_for
from octavo.website.pages.images import LIGHTER, USUAL

WITH_PICTURES = (Article, Author, Issue)
# AVIF is a minute's work for an issue, and the minutes after it appears belong to its readers.
RUSH = timedelta(minutes=3)


@task()
def cut_pictures(page_id: int, form: str) -> int:
    """Cut the pictures of a page that has appeared; return how many cuts were made."""
    page = Page.objects.live().filter(pk=page_id).first()
    return cut_for(page.specific, form) if page else 0


@receiver(page_published)
def cut_pictures_soon(sender: type[Page], instance: Page, **_signal: Any) -> None:
    """Put the work into the queue, where it is once the page is really out."""
    if not isinstance(instance, WITH_PICTURES):
        return
    for form, after in ((USUAL, None), (LIGHTER, timezone.now() + RUSH)):
        key = f"pictures:{instance.pk}:{form}"
        enqueue(cut_pictures, instance.pk, form, dedupe_key=key, run_after=after)
