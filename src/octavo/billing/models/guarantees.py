"""Who has had money back by the guarantee: it is given once to a person."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from octavo.billing.models.staying import StayingQuerySet, StayingRow
from octavo.memberships.models import Subscriber, Subscription


class GuaranteeUse(StayingRow):
    """One use. Address and account are kept as keyed hashes, so that erasing leaves no address."""

    subscription = models.ForeignKey(
        Subscription, on_delete=models.PROTECT, related_name="guarantee_uses"
    )
    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.PROTECT, related_name="guarantee_uses"
    )
    at = models.DateTimeField()
    email_hash = models.CharField(max_length=64, blank=True, db_index=True)
    iban_hash = models.CharField(max_length=64, blank=True, db_index=True)
    overruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    overruled_because = models.TextField(blank=True)

    objects = StayingQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("use of the guarantee")
        verbose_name_plural = _("uses of the guarantee")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.subscriber_id} {self.at:%Y-%m-%d}"
