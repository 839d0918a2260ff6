"""What billing does by itself: serves issues that appeared, and does once a day what is due."""

from __future__ import annotations

from datetime import time, timedelta

from django.utils import timezone
from django_tasks import task

from octavo.billing import daily, letters
from octavo.billing.acts import changing_cards, charging, hearing
from octavo.billing.acts.reconciling import reconcile
from octavo.billing.acts.returning import send_all_back
from octavo.billing.acts.serving import serve_issue
from octavo.billing.due.charging import charge_what_is_due
from octavo.billing.models import Charge, Webhook
from octavo.issues.models import Issue
from octavo.jobs.schedule import daily_at, every

ANSWERED_WITHIN = timedelta(minutes=2)  # longer than any call of a provider may take


@task()
def serve_appeared_issue(issue: int) -> int:
    """Debit every term that the issue falls to."""
    return serve_issue(Issue.objects.get(pk=issue), now=timezone.now())


@every(seconds=10)
@task()
def write_to_those_who_ordered() -> int:
    """Send each who ordered the invoice."""
    return letters.send_those_of_orders(now=timezone.now())


@daily_at(time(4, 30))
@task()
def do_what_is_due() -> dict[str, int]:
    """Renewals, notices, reminders and lapses of the day, and the charges that are due."""
    charged = charge_what_is_due(now=timezone.now())
    return {"charged": charged, **daily.run(now=timezone.now())}


@every(seconds=3600)
@task()
def charge_what_waits() -> int:
    """What an outage has kept back in the morning."""
    return charge_what_is_due(now=timezone.now())


@every(seconds=60)
@task()
def go_on_with_charges() -> int:
    """Ask again where a provider gave no answer."""
    now = timezone.now()
    return charging.follow_up(before=now - ANSWERED_WITHIN, now=now)


@every(seconds=60)
@task()
def follow_webhooks() -> int:
    """What a crash has left."""
    now = timezone.now()
    return hearing.follow_all(before=now - ANSWERED_WITHIN, now=now)


@every(seconds=60)
@task()
def send_money_back() -> int:
    """By the charges that it came from."""
    return send_all_back(now=timezone.now())


@every(seconds=60)
@task()
def look_at_new_cards() -> int:
    """Of those who entered one and closed the page."""
    return changing_cards.look_at_all(now=timezone.now())


@task()
def follow_webhook(heard: int) -> bool:
    """Ask the provider what it was about."""
    return hearing.follow(Webhook.objects.get(pk=heard), now=timezone.now())


@daily_at(time(3, 30))
@task()
def reconcile_providers() -> int:
    """Compare both sides of what was charged lately; each difference is a case."""
    charging.look_again(now=timezone.now())
    found, trouble = 0, []
    for name in Charge.objects.order_by().values_list("provider", flat=True).distinct():
        try:
            found += len(reconcile(name, now=timezone.now()))
        except Exception as error:  # one that is away does not keep the others back
            trouble.append(error)
    if trouble:
        message = f"{len(trouble)} providers could not be compared"
        raise ExceptionGroup(message, trouble)
    return found
