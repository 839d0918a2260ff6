"""What the post does by itself: rounds of sending, and forgetting."""

from __future__ import annotations

from datetime import time

from django.utils import timezone
from django_tasks import task

from octavo.jobs.models import Job
from octavo.jobs.queue import enqueue
from octavo.jobs.schedule import daily_at, every
from octavo.post.delivering import deliver_due, is_any_due
from octavo.post.forgetting import forget_words

ROUND = "post:round"


@task()
def send_letters() -> int:
    """One round of sending; another follows while there is more. Return how many went."""
    done = deliver_due(clock=timezone.now)
    if not done.is_mail_away and is_any_due(now=timezone.now()):
        ask_for_round()
    return done.sent


def ask_for_round() -> None:
    """Have a round begin soon. One that waits already will see what was written meanwhile."""
    if not Job.objects.filter(dedupe_key=ROUND).exists():
        enqueue(send_letters, dedupe_key=ROUND, tries=1)


@every(seconds=60)
@task()
def look_for_letters() -> None:
    """Begin a round for what is to be tried again, and for what a killed process left."""
    if is_any_due(now=timezone.now()):
        ask_for_round()


@daily_at(time(3, 40))
@task()
def forget_old_words() -> int:
    """Drop what letters said long ago."""
    return forget_words(now=timezone.now())
