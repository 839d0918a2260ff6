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
    _write(at_hand, Event.Act.NOTIFIED, "renewal_notice", key, term, days=step)
    return True


def _step_before(at_hand: Doing, term: terms.Term) -> int | None:
    """The latest notice that is due; for terms counted in issues by how many are left."""
    if term.starts is None:
        last = at_hand.before.last_settled()
        left = at_hand.before.left_in(last) if last else 0
        return NOTICE_DAYS[-1] if left < RENEW_WHEN_LEFT else NOTICE_DAYS[0]
    days = (term.starts - at_hand.today).days
    if days <= 0:
        return None
    return min((step for step in NOTICE_DAYS if days <= step), default=None)


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
    _write(at_hand, Event.Act.REMINDED, "reminder", key, term, days=days)
    return True


def _lapse(at_hand: Doing) -> bool:
    term = at_hand.before.unpaid()
    after = terms.lapse_unpaid(at_hand.before, today=at_hand.today)
    if term is None or after == at_hand.before:
        return False
    key = f"lapsed:{at_hand.row.pk}:{term.number}"
    _write(at_hand, Event.Act.LAPSED, "lapsed", key, term)
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
    _write(at_hand, Event.Act.NOTIFIED, "yearly_reminder", key, term, years=years)
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
    holds_from = after.notice.holds_from.isoformat() if after.notice else ""
    said = {"price": price.amount, "currency": price.currency, "holds_from": holds_from}
    tell(Event.Act.PRICE_TOLD, of=at_hand.row, at=at_hand.now, key=key, **said)
    letters.write("price_notice", at_hand.row, key=key, now=at_hand.now, **said)
    return True


def _going_on() -> QuerySet[Subscription]:
    """Those that nobody has cancelled and that renew."""
    return Subscription.objects.filter(cancel_asked_on=None, offer__renews=True).exclude(
        payer__erased_at__isnull=False
    )


def _write(
    at_hand: Doing, act: Event.Act, kind: str, key: str, term: terms.Term, **said: int
) -> None:
    """The line in the story and the letter, both under the key."""
    invoice = open_invoice(at_hand.row)
    tell(
        act,
        of=at_hand.row,
        at=at_hand.now,
        key=key,
        term=term.number,
        document=invoice.number if invoice else None,
        **said,
    )
    letters.write(kind, at_hand.row, key=key, now=at_hand.now, term=term, invoice=invoice, **said)


Find = Callable[[date], QuerySet[Subscription]]
ERRANDS: dict[str, tuple[Find, Callable[[Doing], bool]]] = {
    "price_told": (_find_price_notices, _tell_price),
    "renewed": (_find_renewals, _renew),
    "notified": (_find_notices, _notify),
    "reminded": (lambda today: _find_unpaid(today, REMINDER_DAYS[0]), _remind),
    "lapsed": (lambda today: _find_unpaid(today, LAPSE_AFTER_DAYS), _lapse),
    "reminded_yearly": (_find_yearly, _remind_yearly),
}
