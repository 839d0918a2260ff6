"""What providers tell by themselves, and what a person has to look at because of it."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from octavo.billing.models.cards import Charge
from octavo.memberships.models import Subscriber


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def waiting(self) -> Self:
        """Those that nobody has followed yet."""
        return self.filter(followed_at=None)


class Webhook(models.Model):
    """What a provider has signed, kept once. It names a charge, and says nothing of it."""

    provider = models.CharField(max_length=20)
    notice = models.CharField(max_length=120)
    charge_id = models.CharField(max_length=120)
    at = models.DateTimeField()
    heard_at = models.DateTimeField()
    followed_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[Webhook]] = WebhookQuerySet.as_manager()  # type: ignore[assignment]

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["heard_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["provider", "notice"], name="a_webhook_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.notice}"


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> Self:
        """Those that nobody has settled."""
        return self.filter(settled_at=None)

    def settled(self) -> Self:
        """The others."""
        return self.exclude(settled_at=None)

    def of_payer(self, payer: Subscriber) -> Self:
        """Those about what somebody was charged."""
        return self.filter(charge__document__payer=payer)


class Case(models.Model):
    """Something about money that a person must look at: opened once, and settled with a reason."""

    class Kind(models.TextChoices):
        DISPUTE = "dispute", _("the payer’s bank took it back")
        RETURNED_ELSEWHERE = "returned_elsewhere", _("given back at the provider, past us")
        NOT_SENT = "not_sent", _("money does not go back to the card")
        DIFFERENCE = "difference", _("the provider’s books are not ours")

    kind = models.CharField(max_length=20, choices=Kind)
    charge = models.ForeignKey(Charge, null=True, on_delete=models.PROTECT, related_name="cases")
    key = models.CharField(max_length=200, unique=True)
    text = models.CharField(max_length=500)
    opened_at = models.DateTimeField()
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    settled_because = models.CharField(max_length=500, blank=True)

    objects: ClassVar[models.Manager[Case]] = CaseQuerySet.as_manager()  # type: ignore[assignment]

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["opened_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"
