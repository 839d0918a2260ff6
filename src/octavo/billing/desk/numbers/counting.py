"""Counting what happened in a span, by offer, from the rows of terms and money themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from octavo.billing.desk.numbers.spans import Span
from octavo.billing.models import Payment, Refund
from octavo.core.terms import Ending, Money
from octavo.memberships.models import Order, Subscription, Term

MEASURES = {
    "new": _("New"),
    "renewed": _("Renewed"),
    "cancelled": _("Cancelled"),
    "refunded": _("Money given back"),
    "unpaid": _("Unpaid at the end"),
}
ENDED_BY_MONEY = (Ending.REFUNDED.value, Ending.WITHDRAWN.value)
LED_BY_MOST = 20

Counts = Mapping[str, Counter[date]]  # of each offer, so many on each day


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of each measure, by offer, so many in each part of the span."""

    span: Span
    parts: tuple[tuple[date, date], ...]
    by_offer: Mapping[str, Mapping[str, tuple[int, ...]]]
    paid: tuple[Money, ...]
    given_back: tuple[Money, ...]

    def in_all(self, measure: str) -> tuple[int, ...]:
        """Of all offers together."""
        rows = self.by_offer[measure].values()
        return tuple(sum(row[at] for row in rows) for at in range(len(self.parts)))

    def of(self, measure: str, offer: str) -> int:
        """Of one offer in the whole span; what is unpaid is a state, so its last."""
        row = self.by_offer[measure].get(offer, ())
        return (row[-1] if row else 0) if measure == "unpaid" else sum(row)

    def total(self, measure: str) -> int:
        """The same of all offers."""
        return sum(self.of(measure, offer) for offer in self.by_offer[measure])

    @property
    def offers(self) -> list[str]:
        """All that had something happen, by name."""
        return sorted({offer for rows in self.by_offer.values() for offer in rows})


def numbers_of(span: Span) -> Numbers:
    """Everything about a span, in a fixed number of queries."""
    found = {
        "new": _in_parts(span, _new(span)),
        "renewed": _in_parts(span, _renewed(span)),
        "cancelled": _in_parts(span, _cancelled(span)),
        "refunded": _in_parts(span, _refunded(span)),
        "unpaid": _unpaid(span),
    }
    return Numbers(
        span,
        tuple(span.parts()),
        found,
        paid=_sums(Payment.objects.filter(on__gte=span.since, on__lt=span.until)),
        given_back=_sums(Refund.objects.filter(on__gte=span.since, on__lt=span.until)),
    )


def led_by(span: Span) -> list[tuple[str, int]]:
    """What readers saw last before they ordered, the most frequent first."""
    orders = Order.objects.filter(at__gte=_midnight(span.since), at__lt=_midnight(span.until))
    rows = orders.values_list("led_by").annotate(n=Count("pk")).order_by("-n", "led_by")
    return list(rows[:LED_BY_MOST])


def _new(span: Span) -> Counts:
    """Ordered for the first time; what is given for nothing has no order."""
    ordered = Subscription.objects.filter(
        Exists(Order.objects.filter(subscription=OuterRef("pk"))),
        ordered_on__gte=span.since,
        ordered_on__lt=span.until,
    )
    return _by_day(ordered.values_list("offer__name", "ordered_on"))


def _renewed(span: Span) -> Counts:
    """A further term that was paid for, behind one that was, and not in its place."""
    before = Term.objects.filter(
        subscription=OuterRef("subscription"),
        number__lt=OuterRef("number"),
        paid_on__isnull=False,
        is_trial=False,
    )
    paid = Term.objects.filter(
        Exists(before),
        paid_on__gte=span.since,
        paid_on__lt=span.until,
        replaces=None,
        given_by="",
    )
    return _by_day(paid.values_list("subscription__offer__name", "paid_on"))


def _cancelled(span: Span) -> Counts:
    """Asked in the span and not undone; whoever had the money back is counted there."""
    asked = Subscription.objects.filter(
        cancel_asked_on__gte=span.since, cancel_asked_on__lt=span.until
    ).exclude(cancel_reason__in=ENDED_BY_MONEY)
    return _by_day(asked.values_list("offer__name", "cancel_asked_on"))


def _refunded(span: Span) -> Counts:
    """Subscriptions that ended with the money given back, once each."""
    ended = Term.objects.filter(
        ending__in=ENDED_BY_MONEY, ended_on__gte=span.since, ended_on__lt=span.until
    )
    rows = ended.values_list("subscription__offer__name", "ended_on", "subscription").distinct()
    found: dict[str, Counter[date]] = defaultdict(Counter)
    for offer, day, _subscription in rows:
        if day is not None:
            found[offer][day] += 1
    return found


def _unpaid(span: Span) -> Mapping[str, tuple[int, ...]]:
    """Terms that waited for their payment when a part was over: all, less paid and ended ones."""
    asked = Term.objects.filter(price__gt=0, given_by="")
    begun = _by_day(
        asked.filter(ordered_on__lt=span.until).values_list(
            "subscription__offer__name", "ordered_on"
        )
    )
    paid = _by_day(
        asked.filter(paid_on__lt=span.until).values_list("subscription__offer__name", "paid_on")
    )
    ended = _by_day(
        asked.filter(paid_on=None, ended_on__lt=span.until).values_list(
            "subscription__offer__name", "ended_on"
        )
    )
    ends = [until for _since, until in span.parts()]
    return {
        offer: tuple(
            _before(begun[offer], end)
            - _before(paid.get(offer), end)
            - _before(ended.get(offer), end)
            for end in ends
        )
        for offer in begun
    }


def _before(days: Counter[date] | None, end: date) -> int:
    return sum(count for day, count in (days or {}).items() if day < end)


def _by_day(rows: QuerySet) -> Counts:
    """So many on each day, of each offer; counted by the database."""
    found: dict[str, Counter[date]] = defaultdict(Counter)
    for offer, day, count in rows.annotate(n=Count("pk")).order_by():
        found[offer][day] += count
    return found


def _in_parts(span: Span, counts: Counts) -> Mapping[str, tuple[int, ...]]:
    parts = list(span.parts())
    found: dict[str, list[int]] = {offer: [0] * len(parts) for offer in counts}
    for offer, days in counts.items():
        for day, count in days.items():
            found[offer][span.index_of(day)] += count
    return {offer: tuple(row) for offer, row in found.items()}


def _sums(rows: QuerySet) -> tuple[Money, ...]:
    """So much money, by currency."""
    found: Iterable[tuple[str, int]] = rows.values_list("currency").annotate(Sum("amount"))
    return tuple(Money(amount, currency) for currency, amount in sorted(found))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(settings.TIME_ZONE))
