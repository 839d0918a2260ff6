"""Takings: the money that came and went back in a month, by way, tax and currency, for the books.

They are added up from payments and refunds, split as the lines of their documents are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO
from typing import NamedTuple

from django.db.models import Case, Count, Expression, F, Q, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from octavo.billing.errors import DateSenseless, WayUnknown
from octavo.billing.models import Charge, DocumentLine, Payment
from octavo.billing.providers.makers import MAKERS
from octavo.core.terms import Money, months_after
from octavo.core.terms.money import nothing, total

WAYS = (*MAKERS, *Payment.Method.values)
_MONTH = re.compile(r"(\d{4})-(\d{2})")


class Kind(NamedTuple):
    """What is added up together. Money came by a provider of that name, or by another way."""

    way: str
    tax_class: str
    rate: int
    country: str
    currency: str


@dataclass(frozen=True, slots=True)
class Sums:
    """So many documents and what their lines of one kind are. Tax is in `gross`."""

    count: int
    gross: Money
    tax: Money
    net: Money


@dataclass(frozen=True, slots=True)
class Takings:
    """Of one kind: what came, and what went back."""

    kind: Kind
    paid: Sums
    refunded: Sums

    @property
    def gross(self) -> Money:
        """What is left of it."""
        return self.paid.gross - self.refunded.gross

    @property
    def tax(self) -> Money:
        """The tax in what is left."""
        return self.paid.tax - self.refunded.tax

    @property
    def net(self) -> Money:
        """What is left without tax."""
        return self.paid.net - self.refunded.net


def month_named(typed: str, *, today: date) -> date:
    """The first day of a month such as 2027-03; refused for what is none, or has not begun."""
    found = _MONTH.fullmatch(typed.strip())
    year, month = map(int, found.groups()) if found else (0, 0)
    if not (year and 1 <= month <= 12):
        raise DateSenseless(_("A month is written as 2027-03: year and month."))
    first = date(year, month, 1)
    if first > today:
        raise DateSenseless(_("%(month)s has not begun yet.") % {"month": f"{first:%Y-%m}"})
    return first


def takings_of(month: date, *, way: str = "") -> list[Takings]:
    """Those of the month that begins on that day; of one way, if it is named."""
    if way and way not in WAYS:
        known = {"way": way, "known": ", ".join(WAYS)}
        raise WayUnknown(_("No money comes by “%(way)s”. There are: %(known)s.") % known)
    since, until = month, months_after(month, 1)
    paid, refunded = _paid(since, until), _refunded(since, until)
    return [
        Takings(kind, paid.get(kind) or _none(kind), refunded.get(kind) or _none(kind))
        for kind in sorted(paid.keys() | refunded.keys())
        if way in {"", kind.way}
    ]


def totals(takings: Sequence[Takings]) -> list[tuple[Money, Money, Money]]:
    """What came, what went back and what is left, for each currency."""
    found = []
    for currency in sorted({one.kind.currency for one in takings}):
        some = [one for one in takings if one.kind.currency == currency]
        paid = total([one.paid.gross for one in some], currency)
        refunded = total([one.refunded.gross for one in some], currency)
        found.append((paid, refunded, paid - refunded))
    return found


def as_csv(takings: Iterable[Takings], *, month: date) -> str:
    """A line for each kind; sums in euros with a point, say, and days as ISO has them."""
    file = StringIO()
    writer = csv.writer(file)
    sums = ("gross", "tax", "net")
    heads = ["from", "to", "way", "tax_class", "tax_rate", "country", "currency"]
    heads += ["payments", *(f"paid_{name}" for name in sums)]
    heads += ["refunds", *(f"refunded_{name}" for name in sums), *sums]
    writer.writerow(heads)
    last_day = months_after(month, 1) - timedelta(days=1)
    for one in takings:
        writer.writerow([month, last_day, *_in_figures(one)])
    return file.getvalue()


def percent_of(rate: int) -> str:
    """Hundredths of a per cent as per cent, such as 7.00."""
    return f"{rate // 100}.{rate % 100:02}"


def _in_figures(one: Takings) -> list[object]:
    kind = one.kind
    figures: list[object] = [kind.way, kind.tax_class, percent_of(kind.rate), kind.country]
    figures.append(kind.currency)
    for side in (one.paid, one.refunded):
        figures += [side.count, side.gross.major, side.tax.major, side.net.major]
    return [*figures, one.gross.major, one.tax.major, one.net.major]


def _paid(since: date, until: date) -> dict[Kind, Sums]:
    """A charge that failed says nothing of what was paid otherwise in the end."""
    in_time = Q(document__payment__on__gte=since, document__payment__on__lt=until)
    is_charged = Q(
        document__payment__method=Payment.Method.CARD,
        document__charge__state=Charge.State.PAID,
    )
    way = Case(
        When(is_charged, then=F("document__charge__provider")),
        default=F("document__payment__method"),
    )
    return _added_up(in_time, way)


def _refunded(since: date, until: date) -> dict[Kind, Sums]:
    """What our bank sends counts as a transfer, by whatever way it had come.

    What a payer's bank took back, and so has no payout, left by the way of the charge.
    """
    in_time = Q(document__refund__on__gte=since, document__refund__on__lt=until)
    is_taken_back = Q(
        document__refund__payout=None, document__corrects__charge__state=Charge.State.PAID
    )
    way = Case(
        When(is_taken_back, then=F("document__corrects__charge__provider")),
        default=Coalesce(
            "document__refund__payout__charge__provider", Value(Payment.Method.TRANSFER.value)
        ),
    )
    return _added_up(in_time, way)


def _added_up(which: Q, way: Expression) -> dict[Kind, Sums]:
    found: dict[Kind, Sums] = {}
    columns = ("way", "tax_class", "rate", "country", "document__currency")
    rows = DocumentLine.objects.filter(which).order_by().annotate(way=way).values_list(*columns)
    added = rows.annotate(Count("document", distinct=True), Sum("gross"), Sum("tax"), Sum("net"))
    for *named, count, gross, tax, net in added:
        kind = Kind(*named)
        sums = (Money(one, kind.currency) for one in (gross, tax, net))
        found[kind] = Sums(count, *sums)
    return found


def _none(kind: Kind) -> Sums:
    none = nothing(kind.currency)
    return Sums(0, none, none, none)
