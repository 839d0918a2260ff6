"""What the website does by itself: pictures are cut when the page that shows them appears."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django_tasks import task
from wagtail.models import Page
from wagtail.signals import page_published

from octavo.issues.models import Article, Author, Issue
from octavo.jobs.queue import enqueue
from octavo.website.pages.cutting import cut_for

WITH_PICTURES = (Article, Author, Issue)


@task()
def cut_pictures(page_id: int) -> int:
    """Cut the pictures of a page that has appeared; return how many cuts were made."""
    page = Page.objects.live().filter(pk=page_id).first()
    return cut_for(page.specific) if page else 0


@receiver(page_published)
def cut_pictures_soon(sender: type[Page], instance: Page, **_signal: Any) -> None:
    """Put the work into the queue, where it is once the page is really out."""
    if isinstance(instance, WITH_PICTURES):
        enqueue(cut_pictures, instance.pk, dedupe_key=f"pictures:{instance.pk}")
