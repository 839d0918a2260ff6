"""Means of payment that may be charged, and each charge: written before a provider is asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from octavo.billing.models.documents import Document
from octavo.core.terms import Arrears, Money
from octavo.memberships.models import Subscriber, Subscription


class Means(models.Model):
    """A card or an account that a payer lets us charge. The provider keeps it; we know its name."""

    payer = models.ForeignKey(Subscriber, on_delete=models.PROTECT, related_name="means")
    provider = models.CharField(max_length=20)
    known_as = models.CharField(max_length=120)  # the payer, with the provider
    name = models.CharField(max_length=120)  # the card, with the provider
    label = models.CharField(max_length=40)
    last_digits = models.CharField(max_length=4)
    expires_on = models.DateField(null=True)
    made_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("means of payment")
        verbose_name_plural = _("means of payment")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["provider", "name"], name="means_are_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.label} …{self.last_digits}"


class Mandate(models.Model):
    """With which means the terms of a subscription are charged. Without one it pays by invoice."""

    subscription = models.OneToOneField(
        Subscription, on_delete=models.CASCADE, related_name="mandate"
    )
    means = models.ForeignKey(Means, on_delete=models.PROTECT, related_name="mandates")
    given_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")

    def __str__(self) -> str:
        return f"{self.subscription_id}: {self.means}"


class CardChangeQuerySet(models.QuerySet["CardChange"]):
    def waiting(self, *, since: datetime) -> Self:
        """Asked for since then, and no card was entered yet."""
        return self.filter(done_at=None, made_at__gte=since)


class CardChange(models.Model):
    """A payer enters a card for a subscription, without paying now: written before it is asked."""

    subscription = models.ForeignKey(
        Subscription, on_delete=models.CASCADE, related_name="card_changes"
    )
    provider = models.CharField(max_length=20)
    known_as = models.CharField(max_length=120, blank=True)
    field_id = models.CharField(max_length=120, blank=True)
    means = models.ForeignKey(Means, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[CardChange]] = CardChangeQuerySet.as_manager()  # type: ignore[assignment]

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change of card")
        verbose_name_plural = _("changes of card")
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.subscription_id}: {self.means or '–'}"

    @property
    def key(self) -> str:
        """What the provider knows it by."""
        return f"octavo-card-{self.pk}-{int(self.made_at.timestamp())}"


class ChargeQuerySet(models.QuerySet["Charge"]):
    def unanswered(self, *, before: datetime) -> Self:
        """Asked before that instant, and nobody knows what came of it."""
        return self.filter(state=Charge.State.ASKED, asked_at__lt=before)

    def on_their_way(self) -> Self:
        """Such as a direct debit, which takes days; or a card that may have been entered since."""
        on_a_page = models.Q(
            state=Charge.State.NEEDS_PAYER, document__term__paid_on=None, document__term__ending=""
        )
        return self.filter(models.Q(state=Charge.State.WAITING) | on_a_page)

    def under_way(self) -> Self:
        """Asked or on its way, so that nobody knows whether it will be paid."""
        return self.filter(state__in=(Charge.State.ASKED, Charge.State.WAITING))

    def in_arrears(self) -> Self:
        """Refused and still to be paid, even if a payer began to enter another card and left."""
        return self.filter(
            state__in=(Charge.State.FAILED, Charge.State.NEEDS_PAYER),
            failed_first_on__isnull=False,
            document__term__paid_on=None,
            document__term__ending="",
        )


class Charge(models.Model):
    """What is charged for one invoice, once, however often it is tried.

    Written before the provider is asked: its number is the key by which the provider knows that it
    is the same. `attempt` counts the tries.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        NEEDS_PAYER = "needs_payer", _("needs the payer")
        WAITING = "waiting", _("on its way")
        PAID = "paid", _("paid")
        FAILED = "failed", _("failed")
        TOO_LATE = "too_late", _("paid when nothing was due any more")

    UNDECIDED: ClassVar[tuple[State, ...]] = (State.ASKED, State.NEEDS_PAYER, State.WAITING)
    OVER: ClassVar[tuple[State, ...]] = (State.PAID, State.TOO_LATE)

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="charge")
    provider = models.CharField(max_length=20)
    provider_id = models.CharField(max_length=120, blank=True, db_index=True)
    known_as = models.CharField(max_length=120, blank=True)  # the payer, with the provider
    means = models.ForeignKey(Means, null=True, on_delete=models.PROTECT, related_name="charges")
    attempt = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=12, choices=State)
    failure = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    failed_first_on = models.DateField(null=True)
    tried_on = models.DateField(null=True)
    settled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[Charge]] = ChargeQuerySet.as_manager()  # type: ignore[assignment]

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("charge")
        verbose_name_plural = _("charges")
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.document.number}: {self.get_state_display()}"

    @property
    def key(self) -> str:
        """What the provider knows it by, for ever.

        With its second, since another installation may count its rows in the same account.
        """
        return f"octavo-{self.pk}-{int(self.made_at.timestamp())}"

    @property
    def arrears(self) -> Arrears | None:
        """Since when it fails; None as long as it has not."""
        first: date | None = self.failed_first_on
        last: date | None = self.tried_on
        return Arrears(first, last) if first and last else None

    @property
    def money(self) -> Money:
        """What the invoice asks for."""
        return self.document.sum
