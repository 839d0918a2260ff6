"""Orders: what somebody agreed to, when, and what led them to it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from octavo.memberships.models.offers import Offer, PromotionCode
from octavo.memberships.models.subscribers import Subscriber
from octavo.memberships.models.subscriptions import Subscription


class Order(models.Model):
    """One press of the order button. The same `token` never orders twice. Rows are only added."""

    token = models.CharField(max_length=64, unique=True)
    subscription = models.OneToOneField(
        Subscription, on_delete=models.PROTECT, related_name="order"
    )
    payer = models.ForeignKey(Subscriber, on_delete=models.PROTECT, related_name="orders")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="orders")
    promotion = models.ForeignKey(
        PromotionCode, null=True, on_delete=models.PROTECT, related_name="orders"
    )
    price = models.PositiveIntegerField()
    currency = models.CharField(max_length=3)
    at = models.DateTimeField()
    terms_version = models.CharField(max_length=40)
    privacy_version = models.CharField(max_length=40)
    led_by = models.CharField(max_length=255, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.offer}"
