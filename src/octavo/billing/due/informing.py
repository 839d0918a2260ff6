"""Informing: once a year what is held and how to stop it, and another price before it holds."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from octavo.billing import letters
from octavo.billing.acts.doing import Doing
from octavo.billing.due.telling import going_on, tell_once
from octavo.core import terms
from octavo.core.terms import Money
from octavo.core.terms.policy import YEARLY_REMINDER_MONTHS
from octavo.memberships.models import Event, Offer, Subscription, Term
from octavo.memberships.story import tell, was_told

LATE_BY = timedelta(days=31)
MOST_YEARS = 60


def find_yearly(today: date) -> QuerySet[Subscription]:
    running = Term.objects.filter(
        Q(ends=None) | Q(ends__gt=today), subscription=OuterRef("pk"), starts__lte=today, ending=""
    )
    lately = Event.objects.filter(
        subscription=OuterRef("pk"), key__startswith="yearly:", at__date__gt=today - 2 * LATE_BY
    )
    return going_on().filter(_anniversaries(today), Exists(running), ~Exists(lately))


def _anniversaries(today: date) -> Q:
    """Ordered on this day of another year, or somewhat before, if the job came late."""
    found = Q()
    for years in range(1, MOST_YEARS):
        months = -YEARLY_REMINDER_MONTHS * years
        since = terms.months_after(today - LATE_BY, months)
        found |= Q(ordered_on__gt=since, ordered_on__lte=terms.months_after(today, months))
    return found


def remind_yearly(at_hand: Doing) -> bool:
    """Each year after the order: what is held, what it costs, and how to stop it."""
    began = at_hand.before.ordered_on
    years = at_hand.today.year - began.year
    if terms.months_after(began, 12 * years) > at_hand.today:
        years -= 1
    term = at_hand.before.current(at_hand.today)
    key = f"yearly:{at_hand.row.pk}:{years}"
    if years < 1 or term is None or was_told(key):
        return False
    tell_once(at_hand, Event.Act.NOTIFIED, key, term, years=years)
    letters.yearly_reminder(
        at_hand.row, at_hand.before, key=key, now=at_hand.now, today=at_hand.today
    )
    return True


def find_price_notices(today: date) -> QuerySet[Subscription]:
    latest = Offer.objects.filter(
        code=OuterRef("offer__code"), replaced_at=None, price_for_all=True
    ).exclude(price=OuterRef("offer__price"))
    return going_on().filter(Exists(latest), renews_as=None)


def tell_price(at_hand: Doing) -> bool:
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
