"""Which offer somebody has chosen, and the issue or article that it is for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from octavo.billing.acts.ordering import price_for, promotion_of
from octavo.billing.reader.wording import Shown, shown
from octavo.core.terms.offers import LASTING
from octavo.issues.access import lasting_name
from octavo.issues.models import Article, Issue
from octavo.memberships.models import Offer


@dataclass(frozen=True, slots=True)
class Choice:
    """An offer that may be bought today; `target` is what it is for, where it is for one thing."""

    offer: Offer
    target: Article | Issue | None = None

    @property
    def named(self) -> str:
        """The lasting name of the target."""
        return lasting_name(self.target.pk) if self.target else ""

    def shown(self, *, promotion: str = "", today: date) -> Shown:
        """The offer with what that promotion takes off; refused if it does not hold."""
        found = promotion_of(promotion, self.offer, today=today)
        return shown(self.offer, now=price_for(self.offer, found, today=today), today=today)


def choice(code: str, *, target: str = "", today: date) -> Choice | None:
    """The offer of that code, if whoever knows its address may buy it today."""
    offer = Offer.objects.on_sale(today=today).filter(code=code).first()
    if offer is None or offer.audience == Offer.Audience.DESK:
        return None
    if offer.unit not in LASTING:
        return Choice(offer)
    found = _target(offer, target)
    return Choice(offer, found) if found else None


def on_the_page(*, today: date) -> list[Shown]:
    """The public offers of subscriptions, as the offer page lists them."""
    offers = Offer.objects.public(today=today).exclude(unit__in=LASTING)
    return [Choice(offer).shown(today=today) for offer in offers]


def _target(offer: Offer, key: str) -> Article | Issue | None:
    if not key.isdecimal() or len(key) > 18:
        return None
    if offer.unit == Offer.Counted.ARTICLE:
        return Article.objects.live().not_spiked().filter(pk=key).first()
    return Issue.objects.published().filter(pk=key).first()
