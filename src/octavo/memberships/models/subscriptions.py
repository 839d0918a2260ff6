"""A subscription: who holds, pays and receives it, and how it goes on."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from octavo.memberships.models.offers import Offer
from octavo.memberships.models.subscribers import Subscriber


class Subscription(models.Model):
    """One subscription, or one lasting right that was bought. Nobody deletes it.

    Its terms, what was paid and what was served say where it stands; no column repeats that.
    Cancellation is four facts; `pauses` are pairs of dates, in ISO form, the second not included.
    """

    holder = models.ForeignKey(Subscriber, on_delete=models.PROTECT, related_name="subscriptions")
    payer = models.ForeignKey(Subscriber, on_delete=models.PROTECT, related_name="pays_for")
    recipient = models.ForeignKey(Subscriber, on_delete=models.PROTECT, related_name="receives")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="subscriptions")
    renews_as = models.ForeignKey(Offer, null=True, on_delete=models.PROTECT, related_name="+")
    named = models.CharField(max_length=40, blank=True)
    ordered_on = models.DateField()
    anchor = models.PositiveSmallIntegerField()
    pauses = models.JSONField(default=list)
    cancel_asked_at = models.DateTimeField(null=True)
    cancel_asked_on = models.DateField(null=True)
    cancel_effective_on = models.DateField(null=True)
    cancelled_by = models.CharField(max_length=200, blank=True)
    cancel_reason = models.TextField(blank=True)
    notice_given_on = models.DateField(null=True)
    notice_holds_from = models.DateField(null=True)
    notice_price = models.PositiveIntegerField(null=True)
    changed_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(anchor__gte=1, anchor__lte=31), name="anchor_is_a_day_of_a_month"
            ),
            models.CheckConstraint(
                condition=models.Q(cancel_asked_at=None, cancel_asked_on=None)
                | models.Q(cancel_asked_at__isnull=False, cancel_asked_on__isnull=False),
                name="cancellation_is_asked_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder}: {self.offer}"
