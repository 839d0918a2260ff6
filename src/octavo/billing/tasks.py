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


@every(seconds=60)
@task()
def go_on_with_charges() -> int:
    """Ask again where a provider gave no answer, for cards entered, and for money to go back."""
    now = timezone.now()
    before = now - ANSWERED_WITHIN
    decided = charging.follow_up(before=before, now=now)
    decided += changing_cards.look_at_all(now=now)
    return decided + hearing.follow_all(before=before, now=now) + send_all_back(now=now)


@task()
def follow_webhook(heard: int) -> bool:
    """Ask the provider what it was about."""
    return hearing.follow(Webhook.objects.get(pk=heard), now=timezone.now())


@daily_at(time(3, 30))
@task()
def reconcile_providers() -> int:
    """Compare both sides of what was charged lately; each difference is a case."""
    charging.look_again(now=timezone.now())
    names = Charge.objects.order_by().values_list("provider", flat=True).distinct()
    return sum(len(reconcile(name, now=timezone.now())) for name in names)
