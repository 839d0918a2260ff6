"""The story of a subscriber: one line for each act. Lines are only added."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from octavo.memberships.models.subscribers import Subscriber
from octavo.memberships.models.subscriptions import Subscription


class Event(models.Model):
    """Something that was done: when, by whom, and the facts in words that the desk reads."""

    class Act(models.TextChoices):
        ORDERED = "ordered", _("ordered")
        PAID = "paid", _("paid")
        RENEWED = "renewed", _("renewal ordered")
        REMINDED = "reminded", _("reminded")
        NOTIFIED = "notified", _("told of the renewal")
        PRICE_TOLD = "price_told", _("told of another price")
        LAPSED = "lapsed", _("lapsed")
        WRITTEN_OFF = "written_off", _("written off")
        CHARGED = "charged", _("charged again")
        CANCELLED = "cancelled", _("cancelled")
        REASON_GIVEN = "reason_given", _("said why")
        CANCEL_UNDONE = "cancel_undone", _("cancellation undone")
        REFUNDED = "refunded", _("money given back")
        WITHDRAWN = "withdrawn", _("withdrawn")
        CHANGED = "changed", _("offer changed")
        CARD = "card", _("another card entered")
        CARD_ASKED = "card_asked", _("asked for a card")
        PAUSED = "paused", _("paused")
        RESUMED = "resumed", _("pause ended")
        GIVEN = "given", _("given")
        ADDRESS = "address", _("address changed")
        SENT_OUT = "sent_out", _("paid out")
        EXPORTED = "exported", _("data handed out")
        ERASED = "erased", _("erased")
        NOTE = "note", _("note")

    subscriber = models.ForeignKey(Subscriber, on_delete=models.PROTECT, related_name="events")
    subscription = models.ForeignKey(
        Subscription, null=True, on_delete=models.PROTECT, related_name="events"
    )
    at = models.DateTimeField()
    act = models.CharField(max_length=20, choices=Act)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    said = models.JSONField(default=dict)
    because = models.TextField(blank=True)
    # What happens once, whoever tries it how often, has a key.
    key = models.CharField(max_length=80, null=True, unique=True)  # noqa: DJ001 - no key is no value

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.act}"
