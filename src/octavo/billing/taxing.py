"""Tax: which rate holds, and a sum split into net and tax to the cent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from octavo.billing.errors import TaxUnknown
from octavo.billing.models import TaxRate
from octavo.core.terms import Money
from octavo.rows.asking import Question

ELSEWHERE = "*"
_RATES = Question(
    lambda day: TaxRate.objects.filter(holds_from__lte=day).order_by("-holds_from"),
    day=date(2000, 1, 1),
)
OF_FORMATS = {"print": "print", "digital": "digital", "both": "bundle"}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sum under one rate. Tax is in `gross`."""

    tax_class: str
    rate: int
    rule: str
    country: str
    net: Money
    tax: Money
    gross: Money


class Rates:
    """All rates that hold on a day, read at once."""

    def __init__(self, rows: Sequence[TaxRate], *, home: str) -> None:
        self._home = home
        self._rows: dict[tuple[str, str], TaxRate] = {}
        for row in rows:  # the latest first
            self._rows.setdefault((row.country, row.tax_class), row)

    @classmethod
    def on(cls, day: date, *, home: str) -> Rates:
        """Those of that day; `home` is where the seller is."""
        return cls(_RATES.ask(day=day), home=home)

    def split(self, gross: Money, *, tax_class: str, country: str) -> list[Part]:
        """The parts of a sum: one, or for a bundle its printed and its digital one."""
        rate = self._rate(tax_class, country)
        if rate.print_share is None:
            return [part_of(gross, rate)]
        shares = {"print": rate.print_share, "digital": 100 - rate.print_share}
        sums = gross.split(list(shares.values()))
        found = zip(shares, sums, strict=True)
        return [part_of(one, self._rate(name, country), rate.rule) for name, one in found if one]

    def _rate(self, tax_class: str, country: str) -> TaxRate:
        """The rate of the country; else the one of all others; else that of the seller's."""
        for place in (country, ELSEWHERE, self._home):
            if found := self._rows.get((place, tax_class)):
                return found
        said = {"class": tax_class, "country": country}
        raise TaxUnknown(_("There is no tax rate for %(class)s in %(country)s.") % said)


def part_of(gross: Money, rate: TaxRate, bundled: str = "") -> Part:
    """A sum under one rate, split so that net and tax are the whole of it."""
    net, tax = net_and_tax(gross, rate.basis_points)
    rule = f"{rate.rule} {bundled}".strip()[:255]
    return Part(rate.tax_class, rate.basis_points, rule, rate.country, net, tax, gross)


def net_and_tax(gross: Money, rate: int) -> tuple[Money, Money]:
    """Net and tax of a sum with tax in it, to the cent; `rate` in hundredths of a per cent."""
    if gross.amount < 0:
        net, tax = net_and_tax(-gross, rate)
        return -net, -tax
    net, tax = gross.split([10_000, rate])
    return net, tax


def class_of(tax_class: str, formats: str) -> str:
    """The class that an offer names, or the one that follows from what it buys."""
    return tax_class or OF_FORMATS[formats]
