"""Serve: an issue is out, and each term that it falls to is debited with it, once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from octavo.billing.days import local_day
from octavo.billing.turns import turn
from octavo.core import terms
from octavo.core.terms import IssueOut
from octavo.core.terms.serving import COUNTED
from octavo.issues.models import Issue
from octavo.memberships.keeping import keep, keep_served, standing
from octavo.memberships.models import ServedIssue, Subscription, Term

BATCH = 1_000


def serve_issue(issue: Issue, *, now: datetime) -> int:
    """Debit every term that this issue falls to; return how many were debited now.

    Each batch is a transaction of its own. Killed at any moment and run again, it goes on with
    those that were not served; nobody is debited twice.
    """
    out = as_out(issue, now=now)
    served, after = 0, 0
    while True:
        with turn():
            batch = list(_to_serve(out, after=after)[:BATCH])
            served += _serve(batch, out, now=now)
        if len(batch) < BATCH:
            return served
        after = batch[-1].pk


def as_out(issue: Issue, *, now: datetime) -> IssueOut:
    """The issue on the local day on which it appeared."""
    on = local_day(issue.first_published_at or now)
    return IssueOut(issue.number, on, issue.weight)


def running_on(day: date) -> QuerySet[Term]:
    """Settled terms of the subscription at hand that run on that day and are counted."""
    return Term.objects.filter(
        Q(ends=None) | Q(ends__gt=day),
        subscription=OuterRef("pk"),
        unit__in=[unit.value for unit in COUNTED],
        paid_on__isnull=False,
        ending="",
        starts__lte=day,
    )


def _to_serve(out: IssueOut, *, after: int) -> QuerySet[Subscription]:
    known = ServedIssue.objects.filter(subscription=OuterRef("pk"), issue_number=out.number)
    return (
        Subscription.objects.select_for_update(of=("self",))
        .filter(Exists(running_on(out.on)), ~Exists(known), pk__gt=after)
        .order_by("pk")
        .select_related("offer", "renews_as")
        .prefetch_related("terms", "served__term")
    )


def _serve(batch: Sequence[Subscription], out: IssueOut, *, now: datetime) -> int:
    """The plain ones together; where a term ends by it, one by one."""
    plain: list[tuple[Subscription, terms.Served]] = []
    count = 0
    for row in batch:
        before = standing(row)
        after = terms.serve(before, out)
        fresh = after.served[len(before.served) :]
        count += len(fresh)
        if after.terms != before.terms:
            keep(row, after, now=now)
        else:
            plain += [(row, one) for one in fresh]
    keep_served(plain)
    return count
