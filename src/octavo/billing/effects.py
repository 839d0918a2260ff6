"""What an act will do, said before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from babel.numbers import format_currency
from django.utils.translation import get_language, to_locale

from octavo.core.terms import Money


@dataclass(frozen=True, slots=True)
class Effect:
    """Sentences for the person who decides; the sum and the day that matter, if there are any."""

    sentences: tuple[str, ...]
    amount: Money | None = None
    on: date | None = None


def in_words(sum_or_day: Money | date) -> str:
    """A sum or a day as people write it in the language that is active."""
    locale = to_locale(get_language() or "en-gb")
    if isinstance(sum_or_day, Money):
        return format_currency(sum_or_day.major, sum_or_day.currency, locale=locale)
    return format_date(sum_or_day, format="long", locale=locale)
