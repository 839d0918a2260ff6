"""What the website does by itself: pictures are cut and drawn when their page appears."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page
from wagtail.signals import page_published

from octavo.advertising.models import Booking
from octavo.issues.models import Article, Author, Issue
from octavo.jobs.queue import enqueue
from octavo.website.machines.sharing import kept, of_page
from octavo.website.pages.advertisements import FRAME
from octavo.website.pages.cutting import cut, cut_for
from octavo.website.pages.images import LIGHTER, USUAL
from octavo.website.pages.site import publication_now

WITH_PICTURES = (Article, Author, Issue)
SHARED = (Article, Issue)
# AVIF is a minute's work for an issue, and the minutes after it appears belong to its readers.
RUSH = timedelta(minutes=3)


@task()
def cut_pictures(page_id: int, form: str) -> int:
    """Cut the pictures of a page that has appeared; return how many cuts were made."""
    page = Page.objects.live().filter(pk=page_id).first()
    return cut_for(page.specific, form) if page else 0


@task()
def draw_share_picture(page_id: int) -> bool:
    """Draw what other sites show beside a link to the page; return whether it has a picture."""
    page = Page.objects.live().filter(pk=page_id).first()
    share = of_page(page.specific, publication=publication_now()) if page else None
    return share is not None and bool(kept(share))


@receiver(page_published)
def cut_pictures_soon(sender: type[Page], instance: Page, **_signal: Any) -> None:
    """Put the work into the queue, where it is once the page is really out."""
    if not isinstance(instance, WITH_PICTURES):
        return
    for form, after in ((USUAL, None), (LIGHTER, timezone.now() + RUSH)):
        key = f"pictures:{instance.pk}:{form}"
        enqueue(cut_pictures, instance.pk, form, dedupe_key=key, run_after=after)


@receiver(page_published)
def draw_share_picture_soon(sender: type[Page], instance: Page, **_signal: Any) -> None:
    """Likewise; who asks before it is drawn has it drawn at once."""
    if isinstance(instance, SHARED):
        key = f"share:{instance.pk}"
        enqueue(draw_share_picture, instance.pk, dedupe_key=key)


@task()
def cut_advertisement(booking_id: int, form: str) -> int:
    """Cut the image of a booking; return how many cuts were made."""
    booking = Booking.objects.select_related("picture").filter(pk=booking_id).first()
    return cut(booking.picture, FRAME, form) if booking and booking.picture else 0


@receiver(post_save, sender=Booking)
def cut_advertisement_soon(sender: type[Booking], instance: Booking, **_signal: Any) -> None:
    """Before the first page shows it."""
    if instance.picture_id is not None and instance.placement:
        for form in (USUAL, LIGHTER):
            key = f"advertisement:{instance.pk}:{form}"
            enqueue(cut_advertisement, instance.pk, form, dedupe_key=key)
