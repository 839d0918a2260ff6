"""Renewals: the next term is ordered, and its payer is told 30 and 7 days before it begins."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from octavo.billing import letters
from octavo.billing.acts.doing import Doing
from octavo.billing.acts.renewing import renew as order_next
from octavo.billing.books import open_invoice
from octavo.billing.due.telling import going_on, tell_once
from octavo.core import terms
from octavo.core.terms.policy import NOTICE_DAYS, REMINDER_DAYS, RENEW_WHEN_LEFT
from octavo.issues.models import Issue
from octavo.memberships.models import Event, Subscription, Term
from octavo.memberships.story import was_told


def find_renewals(today: date) -> QuerySet[Subscription]:
    """Those whose last term ends soon, or has few issues left."""
    theirs = Term.objects.filter(subscription=OuterRef("pk"))
    soon = today + timedelta(days=NOTICE_DAYS[0])
    ending = theirs.filter(paid_on__isnull=False, ending="", ends__gt=today, ends__lte=soon)
    counted = (
        theirs.filter(paid_on__isnull=False, ending="", unit="issues", ends=None)
        .annotate(weight=Coalesce(Sum("served__weight"), 0))
        .filter(weight__gte=F("count") - RENEW_WHEN_LEFT)
    )
    waiting = theirs.filter(paid_on=None, ending="")
    return going_on().filter(Exists(ending) | Exists(counted), ~Exists(waiting))


def renew(at_hand: Doing) -> bool:
    if not terms.is_renewal_due(at_hand.before, today=at_hand.today):
        return False
    order_next(at_hand.row, now=at_hand.now)
    return True


def find_notices(today: date) -> QuerySet[Subscription]:
    soon = today + timedelta(days=NOTICE_DAYS[0])
    waiting = Term.objects.filter(
        Q(starts=None) | Q(starts__gt=today, starts__lte=soon),
        subscription=OuterRef("pk"),
        paid_on=None,
        ending="",
        number__gt=1,
        replaces=None,
    )
    return going_on().filter(Exists(waiting))


def notify(at_hand: Doing) -> bool:
    """Tell of the next term before it begins: what it costs, and how to stop it."""
    term = at_hand.before.unpaid()
    if term is None or term.number == 1 or at_hand.before.last_settled() is None:
        return False
    step = _step_before(at_hand, term)
    key = f"notified:{at_hand.row.pk}:{term.number}:{step}"
    if step is None or was_told(key):
        return False
    tell_once(at_hand, Event.Act.NOTIFIED, key, term, days=step)
    letters.renewal_notice(
        at_hand.row,
        term,
        days=step,
        starts=likely_start(at_hand, term, step),
        key=key,
        now=at_hand.now,
    )
    return True


def _step_before(at_hand: Doing, term: terms.Term) -> int | None:
    """The latest notice that is due; for terms counted in issues by how many are left."""
    if term.starts is None:
        return NOTICE_DAYS[-1] if _left(at_hand) < RENEW_WHEN_LEFT else NOTICE_DAYS[0]
    days = (term.starts - at_hand.today).days
    if days <= 0:
        return None
    return min((step for step in NOTICE_DAYS if days <= step), default=None)


def _left(at_hand: Doing) -> int:
    last = at_hand.before.last_settled()
    return at_hand.before.left_in(last) if last else 0


def likely_start(at_hand: Doing, term: terms.Term, step: int) -> date:
    """When the next term begins; counted in issues, as the plan of issues has it."""
    if term.starts is not None:
        return term.starts
    planned = list(Issue.objects.to_come().order_by("dated_on").values_list("dated_on", flat=True))
    left = _left(at_hand)
    return planned[left] if left < len(planned) else at_hand.today + timedelta(days=step)


def find_begun(today: date) -> QuerySet[Subscription]:
    since = today - timedelta(days=REMINDER_DAYS[0])
    begun = Term.objects.filter(
        subscription=OuterRef("pk"),
        starts__gt=since,
        starts__lte=today,
        number__gt=1,
        paid_on=None,
        ending="",
    )
    return Subscription.objects.filter(Exists(begun), mandate=None)


def send_invoice(at_hand: Doing) -> bool:
    term, invoice = at_hand.before.unpaid(), open_invoice(at_hand.row)
    if term is None or invoice is None:
        return False
    key = f"begun:{at_hand.row.pk}:{term.number}"
    if was_told(key) or at_hand.before.last_settled() is None:
        return False
    tell_once(at_hand, Event.Act.NOTIFIED, key, term)
    letters.renewal_ordered(invoice)
    return True
