"""A subscription as it stands, with what was paid and given back."""

from __future__ import annotations

from octavo.billing.models import Mandate, Means, Payment, Refund
from octavo.core import terms
from octavo.core.terms import Money
from octavo.memberships.keeping import standing
from octavo.memberships.models import Subscription


def standing_of(subscription: Subscription) -> terms.Subscription:
    """All that the rules ask about it, read from our own rows."""
    columns = ("on", "term__number", "amount", "currency")
    paid = Payment.objects.filter(subscription=subscription).order_by("at", "pk")
    back = Refund.objects.filter(subscription=subscription).order_by("at", "pk")
    return standing(
        subscription,
        payments=[
            terms.Payment(on, number, Money(amount, currency))
            for on, number, amount, currency in paid.values_list(*columns)
        ],
        refunds=[
            terms.Refund(on, number, Money(amount, currency))
            for on, number, amount, currency in back.values_list(*columns)
        ],
    )


def means_of(subscription: Subscription) -> Means | None:
    """Which card its terms are charged to; None where they are paid by invoice."""
    given: Mandate | None = getattr(subscription, "mandate", None)
    return given.means if given else None
