"""What is done once a day: renewals, notices, reminders, lapses. However often it is started.

Each errand is a transaction of its own and leaves its mark in it, by a key of the story or by the
state of the term; so nothing is done twice, and what one day missed the next one does.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from octavo.billing import letters
from octavo.billing.acts.doing import Doing, doing
from octavo.billing.acts.renewing import renew
from octavo.billing.books import Reason, open_invoice
from octavo.billing.days import local_day
from octavo.core import terms
from octavo.core.terms import Money
from octavo.core.terms.policy import (
    LAPSE_AFTER_DAYS,
    NOTICE_DAYS,
    REMINDER_DAYS,
    RENEW_WHEN_LEFT,
    YEARLY_REMINDER_MONTHS,
)
from octavo.issues.models import Issue
from octavo.memberships.models import Event, Offer, Subscription, Term
from octavo.memberships.story import tell, was_told

LATE_BY = timedelta(days=31)
MOST_YEARS = 60

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing that may be due for one subscription."""

    kind: str
    subscription: int

    def __str__(self) -> str:
        return f"{self.kind} {self.subscription}"


Watch = Callable[[list[Errand]], Iterable[Errand]]


def run(*, now: datetime, watch: Watch = iter) -> dict[str, int]:
    """Do what is due; return how often each thing was done.

    An errand that fails does not keep the others back. `watch` passes the errands on and may show
    how far they are.
    """
    done: Counter[str] = Counter(dict.fromkeys(ERRANDS, 0))
    trouble: list[Exception] = []
    for kind in ERRANDS:
        for errand in watch(list(due(kind, today=local_day(now)))):
            try:
                done[kind] += run_errand(errand, now=now)
            except Exception as error:
                logger.exception("%s failed", errand)
                trouble.append(error)
    if trouble:
        message = f"{len(trouble)} errands failed"
        raise ExceptionGroup(message, trouble)
    return dict(done)


def due(kind: str, *, today: date) -> Iterator[Errand]:
    """What may be due; whether it is shows once the subscription is held."""
    find, _do = ERRANDS[kind]
    for pk in find(today).order_by("pk").values_list("pk", flat=True).distinct():
        yield Errand(kind, pk)


def run_errand(errand: Errand, *, now: datetime) -> bool:
    """Do it if it is due; say whether it was."""
    _find, do = ERRANDS[errand.kind]
    with doing(Subscription(pk=errand.subscription), now=now) as at_hand:
        return do(at_hand)


# Renewals


def _find_renewals(today: date) -> QuerySet[Subscription]:
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
    return _going_on().filter(Exists(ending) | Exists(counted), ~Exists(waiting))


def _renew(at_hand: Doing) -> bool:
    if not terms.is_renewal_due(at_hand.before, today=at_hand.today):
        return False
    renew(at_hand.row, now=at_hand.now)
    return True


# Notices of a renewal


def _find_notices(today: date) -> QuerySet[Subscription]:
    soon = today + timedelta(days=NOTICE_DAYS[0])
    waiting = Term.objects.filter(
        Q(starts=None) | Q(starts__gt=today, starts__lte=soon),
        subscription=OuterRef("pk"),
        paid_on=None,
        ending="",
        number__gt=1,
        replaces=None,
    )
    return _going_on().filter(Exists(waiting))


def _notify(at_hand: Doing) -> bool:
    """Tell of the next term before it begins: what it costs, and how to stop it."""
    term = at_hand.before.unpaid()
    if term is None or term.number == 1 or at_hand.before.last_settled() is None:
        return False
    step = _step_before(at_hand, term)
    key = f"notified:{at_hand.row.pk}:{term.number}:{step}"
    if step is None or was_told(key):
        return False
    _tell(at_hand, Event.Act.NOTIFIED, key, term, days=step)
    letters.renewal_notice(
        at_hand.row, term, days=step, starts=_likely(at_hand, term, step), key=key, now=at_hand.now
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


def _likely(at_hand: Doing, term: terms.Term, step: int) -> date:
    """When the next term begins; counted in issues, as the plan of issues has it."""
    if term.starts is not None:
        return term.starts
    planned = list(Issue.objects.to_come().order_by("dated_on").values_list("dated_on", flat=True))
    left = _left(at_hand)
    return planned[left] if left < len(planned) else at_hand.today + timedelta(days=step)


# The invoice of a renewal, on the day on which its term begins


def _find_begun(today: date) -> QuerySet[Subscription]:
    since = today - timedelta(days=REMINDER_DAYS[0])
    begun = Term.objects.filter(
        subscription=OuterRef("pk"),
        starts__gt=since,
        starts__lte=today,
        number__gt=1,
        paid_on=None,
        ending="",
    )
    return Subscription.objects.filter(Exists(begun))


def _send_invoice(at_hand: Doing) -> bool:
    term, invoice = at_hand.before.unpaid(), open_invoice(at_hand.row)
    if term is None or invoice is None:
        return False
    key = f"begun:{at_hand.row.pk}:{term.number}"
    if was_told(key) or at_hand.before.last_settled() is None:
        return False
    _tell(at_hand, Event.Act.NOTIFIED, key, term)
    letters.renewal_ordered(invoice)
    return True


# Reminders of an invoice, and the end of an order that nobody paid


def _find_unpaid(today: date, days: int) -> QuerySet[Subscription]:
    before = today - timedelta(days=days)
    unpaid = Term.objects.filter(
        subscription=OuterRef("pk"),
        paid_on=None,
        ending="",
    ).filter(Q(starts__lte=before, ordered_on__lte=before) | Q(replaces__isnull=False))
    return Subscription.objects.filter(Exists(unpaid))


def _remind(at_hand: Doing) -> bool:
    term = at_hand.before.unpaid()
    if term is None or (term.starts is None and term.replaces is None):
        return False
    days = (at_hand.today - max(term.ordered_on, term.starts or term.ordered_on)).days
    step = max((step for step in REMINDER_DAYS if step <= days), default=None)
    key = f"reminded:{at_hand.row.pk}:{term.number}:{step}"
    if step is None or was_told(key):
        return False
    _tell(at_hand, Event.Act.REMINDED, key, term, days=days)
    if invoice := open_invoice(at_hand.row):
        letters.reminder(at_hand.row, invoice, key=key, now=at_hand.now)
    return True


def _lapse(at_hand: Doing) -> bool:
    term = at_hand.before.unpaid()
    after = terms.lapse_unpaid(at_hand.before, today=at_hand.today)
    if term is None or after == at_hand.before:
        return False
    key = f"lapsed:{at_hand.row.pk}:{term.number}"
    _tell(at_hand, Event.Act.LAPSED, key, term)
    letters.lapsed(at_hand.row, on=at_hand.today, key=key, now=at_hand.now)
    at_hand.keep(after, Reason(_("Not paid in time: the order has lapsed.")))
    return True


# Once a year, whatever else is written


def _find_yearly(today: date) -> QuerySet[Subscription]:
    running = Term.objects.filter(
        Q(ends=None) | Q(ends__gt=today), subscription=OuterRef("pk"), starts__lte=today, ending=""
    )
    lately = Event.objects.filter(
        subscription=OuterRef("pk"), key__startswith="yearly:", at__date__gt=today - 2 * LATE_BY
    )
    return _going_on().filter(_anniversaries(today), Exists(running), ~Exists(lately))


def _anniversaries(today: date) -> Q:
    """Ordered on this day of another year, or somewhat before, if the job came late."""
    found = Q()
    for years in range(1, MOST_YEARS):
        months = -YEARLY_REMINDER_MONTHS * years
        since = terms.months_after(today - LATE_BY, months)
        found |= Q(ordered_on__gt=since, ordered_on__lte=terms.months_after(today, months))
    return found


def _remind_yearly(at_hand: Doing) -> bool:
    """Each year after the order: what is held, what it costs, and how to stop it."""
    began = at_hand.before.ordered_on
    years = at_hand.today.year - began.year
    if terms.months_after(began, 12 * years) > at_hand.today:
        years -= 1
    term = at_hand.before.current(at_hand.today)
    key = f"yearly:{at_hand.row.pk}:{years}"
    if years < 1 or term is None or was_told(key):
        return False
    _tell(at_hand, Event.Act.NOTIFIED, key, term, years=years)
    letters.yearly_reminder(
        at_hand.row, at_hand.before, key=key, now=at_hand.now, today=at_hand.today
    )
    return True


# Another price


def _find_price_notices(today: date) -> QuerySet[Subscription]:
    latest = Offer.objects.filter(
        code=OuterRef("offer__code"), replaced_at=None, price_for_all=True
    ).exclude(price=OuterRef("offer__price"))
    return _going_on().filter(Exists(latest), renews_as=None)


def _tell_price(at_hand: Doing) -> bool:
    """The price of a newer version of the offer, for the renewals thirty days from now on."""
    latest = Offer.objects.get(code=at_hand.row.offer.code, replaced_at=None)
    key = f"price:{at_hand.row.pk}:{latest.pk}"
    if was_told(key) or not any(term.ending is None for term in at_hand.before.terms):
        return False
    price = Money(latest.price, latest.currency)
    after = terms.give_price_notice(at_hand.before, price, today=at_hand.today)
    at_hand.keep(after)
    notice = after.notice
    assert notice is not None  # noqa: S101 - it was given above
    tell(
        Event.Act.PRICE_TOLD,
        of=at_hand.row,
        at=at_hand.now,
        key=key,
        holds_from=notice.holds_from.isoformat(),
        price=price.amount,
        currency=price.currency,
    )
    before = at_hand.before.sold.price
    letters.price_notice(at_hand.row, before, notice, key=key, now=at_hand.now)
    return True


def _going_on() -> QuerySet[Subscription]:
    """Those that nobody has cancelled and that renew."""
    return Subscription.objects.filter(cancel_asked_on=None, offer__renews=True).exclude(
        payer__erased_at__isnull=False
    )


def _tell(at_hand: Doing, act: Event.Act, key: str, term: terms.Term, **said: Any) -> None:
    """The line in the story, under the key that keeps it from being done again."""
    invoice = open_invoice(at_hand.row)
    number = invoice.number if invoice else None
    row, now = at_hand.row, at_hand.now
    tell(act, of=row, at=now, key=key, term=term.number, document=number, **said)


Find = Callable[[date], QuerySet[Subscription]]
ERRANDS: dict[str, tuple[Find, Callable[[Doing], bool]]] = {
    "price_told": (_find_price_notices, _tell_price),
    "renewed": (_find_renewals, _renew),
    "notified": (_find_notices, _notify),
    "begun": (_find_begun, _send_invoice),
    "reminded": (lambda today: _find_unpaid(today, REMINDER_DAYS[0]), _remind),
    "lapsed": (lambda today: _find_unpaid(today, LAPSE_AFTER_DAYS), _lapse),
    "reminded_yearly": (_find_yearly, _remind_yearly),
}
