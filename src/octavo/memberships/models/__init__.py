"""Offers, subscribers with their addresses, orders, subscriptions and what was served."""

from octavo.memberships.models.addresses import Address
from octavo.memberships.models.events import Event
from octavo.memberships.models.numbers import NumberSeries
from octavo.memberships.models.offers import Offer, PromotionCode
from octavo.memberships.models.orders import Order
from octavo.memberships.models.served import ServedIssue
from octavo.memberships.models.subscribers import Subscriber
from octavo.memberships.models.subscriptions import Subscription
from octavo.memberships.models.terms import Term

__all__ = [
    "Address",
    "Event",
    "NumberSeries",
    "Offer",
    "Order",
    "PromotionCode",
    "ServedIssue",
    "Subscriber",
    "Subscription",
    "Term",
]
