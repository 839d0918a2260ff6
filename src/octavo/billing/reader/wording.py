"""An offer in the words of its reader: what it is, what it costs and when again, how to leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.numbers import format_currency
from django.utils.translation import get_language, ngettext, to_locale
from django.utils.translation import gettext as _

from octavo.billing.effects import in_words
from octavo.core import terms
from octavo.core.terms import Money, Unit
from octavo.core.terms.offers import LASTING
from octavo.core.terms.policy import (
    GUARANTEE_DAYS,
    NOTICE_DAYS,
    RENEW_WHEN_LEFT,
    TRUST_DAYS,
    WITHDRAWAL_DAYS,
)
from octavo.memberships.models import Offer

YEAR = 12


@dataclass(frozen=True, slots=True)
class Shown:
    """An offer as it stands on a page. `now` is what is paid first, promotion included."""

    offer: Offer
    now: Money
    price: str
    usual_price: str
    per_issue: str
    length: str
    formats: str
    again: str
    leaving: tuple[str, ...]

    @property
    def is_lasting(self) -> bool:
        """Whether it is one issue or article, for ever."""
        return self.offer.unit in LASTING

    @property
    def has_print(self) -> bool:
        """Whether a copy comes by post."""
        return self.offer.formats in {Offer.Formats.PRINT, Offer.Formats.BOTH}

    @property
    def has_digital(self) -> bool:
        """Whether there is anything to read on the site."""
        return self.offer.formats in {Offer.Formats.DIGITAL, Offer.Formats.BOTH}


def shown(offer: Offer, *, now: Money, today: date) -> Shown:
    """The offer, if `now` is what its first term costs."""
    full = offer.money(offer.price)
    return Shown(
        offer=offer,
        now=now,
        price=price_in_words(now),
        usual_price=price_in_words(full) if now != full else "",
        per_issue=_per_issue(offer, now),
        length=length_in_words(Unit(offer.unit), offer.count),
        formats=formats_in_words(offer),
        again=again_in_words(offer, today=today),
        leaving=leaving_in_words(offer),
    )


def price_in_words(price: Money) -> str:
    """A price as it stands large on a page: without cents where there are none."""
    locale = Locale.parse(to_locale(get_language() or "en-gb"))
    if price.amount % 10**price.digits:
        return in_words(price)
    whole = locale.currency_formats["standard"].pattern.replace(".00", "")
    return format_currency(
        price.major, price.currency, whole, locale=locale, currency_digits=False
    ).replace(" ", "\u00a0")


def length_in_words(unit: Unit, count: int) -> str:
    """Such as “24 issues” or “a year”."""
    if unit is Unit.ISSUES:
        return ngettext("%(count)s issue", "%(count)s issues", count) % {"count": count}
    if unit is Unit.MONTHS and count % YEAR == 0:
        years = count // YEAR
        return ngettext("a year", "%(count)s years", years) % {"count": years}
    if unit is Unit.MONTHS:
        return ngettext("a month", "%(count)s months", count) % {"count": count}
    return _("one issue") if unit is Unit.ISSUE else _("one article")


def formats_in_words(offer: Offer) -> str:
    """What comes, and where."""
    return {
        "digital": _("On the web, as PDF and as e-book"),
        "print": _("In print, by post"),
        "both": _("In print by post, on the web, as PDF and as e-book"),
    }[offer.formats]


def again_in_words(offer: Offer, *, today: date) -> str:
    """What is paid after the first term, and when."""
    if offer.unit in LASTING:
        return _("You pay once, and it is yours to read for ever.")
    if not offer.renews:
        return _("It ends by itself. Nothing is charged again.")
    price = price_in_words(offer.money(offer.price))
    if offer.unit == Unit.ISSUES:
        return _(
            "Then %(price)s for the next %(count)s issues, until you cancel. The invoice comes when"
            " %(left)s issues are left."
        ) % {"price": price, "count": offer.count, "left": RENEW_WHEN_LEFT}
    first = terms.order(offer.as_sold(), today=today).terms[-1]
    return _("Then %(price)s for %(length)s from %(day)s on, until you cancel.") % {
        "price": price,
        "length": _next_length(offer),
        "day": in_words(first.ends or today),
    }


def by_card_in_words() -> str:
    """How who pays by card pays again."""
    return _(
        "If you pay by card, it is charged again on the first day of each next term. We write to"
        " you %(first)s and %(last)s days before."
    ) % {"first": NOTICE_DAYS[0], "last": NOTICE_DAYS[-1]}


def leaving_in_words(offer: Offer) -> tuple[str, ...]:
    """Every way out."""
    ways = [
        _("All your money back within %(days)s days of paying, in two clicks.")
        % {"days": GUARANTEE_DAYS},
        _("Withdraw from the contract within %(days)s days, without a reason.")
        % {"days": WITHDRAWAL_DAYS},
    ]
    if offer.unit in LASTING:
        return tuple(ways)
    cancel = _("Cancel on any day, in two clicks. What you have paid for still comes.")
    return (cancel, *ways)


def trust_in_words(has_print: bool, has_digital: bool, days: int = TRUST_DAYS) -> str:
    """What happens before the money is there."""
    if not has_digital:
        return _("The first copy is sent once your payment is here.")
    if has_print:
        return _("You read at once. The first copy is sent once your payment is here.")
    return _("You read at once, and have %(days)s days to pay.") % {"days": days}


def benefits_of(offers: Iterable[Offer]) -> tuple[str, ...]:
    """All that these offers include, each benefit once; what not all have names those that do."""
    listed = list(offers)
    having: dict[str, list[str]] = {}
    for offer in listed:
        for benefit in dict.fromkeys(offer.included()):
            having.setdefault(benefit, []).append(offer.name)
    return tuple(
        benefit
        if len(names) == len(listed)
        else _("%(benefit)s (with: %(offers)s)") % {"benefit": benefit, "offers": ", ".join(names)}
        for benefit, names in having.items()
    )


def _per_issue(offer: Offer, now: Money) -> str:
    if offer.unit != Unit.ISSUES or offer.count < 2:
        return ""
    each = Money(-(-now.amount // offer.count), now.currency)  # rounded up: nobody pays less
    return _("%(price)s an issue") % {"price": in_words(each)}


def _next_length(offer: Offer) -> str:
    if offer.count % YEAR == 0:
        years = offer.count // YEAR
        return ngettext("each year", "each %(count)s years", years) % {"count": years}
    return ngettext("each month", "each %(count)s months", offer.count) % {"count": offer.count}
