"""Sums and days in words, and tables of what an address is."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django import template
from django.conf import settings
from django.utils.translation import get_language, to_locale

from octavo.billing.days import local_day
from octavo.billing.effects import in_words
from octavo.billing.models import DocumentLine
from octavo.core.terms import Money
from octavo.memberships.models import Address, Term

register = template.Library()


@register.filter
def words(sum_or_day: Money | date | None) -> str:
    """A sum or a day as people write it; nothing for none."""
    if sum_or_day is None:
        return ""
    if isinstance(sum_or_day, datetime):
        sum_or_day = local_day(sum_or_day)
    return in_words(sum_or_day)


@register.filter
def moment(at: datetime) -> str:
    """A day and a time where the publication is, short enough for a margin."""
    locale = to_locale(get_language() or "en-gb")
    zone = ZoneInfo(settings.TIME_ZONE)
    return f"{format_date(local_day(at), 'medium', locale)}, {at.astimezone(zone):%H:%M}"


@register.filter
def price_of(term: Term) -> str:
    """What a term costs."""
    return in_words(Money(term.price, term.currency))


@register.filter
def lines_of(address: Address) -> list[str]:
    """The lines of an address, as a desk reads them to somebody."""
    town = f"{address.postcode} {address.city}".strip()
    parts = [address.company, address.name, *address.street.splitlines(), address.district]
    return [part for part in (*parts, town, address.region, address.country) if part]


@register.filter
def cents(amount: int, currency: str) -> str:
    """So many minor units of a currency."""
    return in_words(Money(amount, currency))


@register.filter
def rate_of(line: DocumentLine) -> str:
    """The rate of tax of a line, kept in hundredths of a percent."""
    return f"{line.rate / 100:g} %"
