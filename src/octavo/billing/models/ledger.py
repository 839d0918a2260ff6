"""The ledger: money that came, money that is given back, and where that is sent."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from octavo.billing.models.cards import Charge
from octavo.billing.models.documents import Document
from octavo.billing.models.statements import StatementLine
from octavo.billing.models.staying import StayingQuerySet, StayingRow
from octavo.core.terms import Money
from octavo.memberships.models import Subscriber, Subscription, Term


class Payment(StayingRow):
    """Money that came for a term. The same reference never pays twice."""

    class Method(models.TextChoices):
        TRANSFER = "transfer", _("bank transfer")
        CHEQUE = "cheque", _("cheque")
        DESK = "desk", _("at the desk")
        CARD = "card", _("card")

    subscription = models.ForeignKey(
        Subscription, on_delete=models.PROTECT, related_name="payments"
    )
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="payments")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="payment")
    amount = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    on = models.DateField()
    at = models.DateTimeField()
    method = models.CharField(max_length=10, choices=Method)
    reference = models.CharField(max_length=80, null=True, unique=True)  # noqa: DJ001
    statement_line = models.OneToOneField(
        StatementLine, null=True, on_delete=models.PROTECT, related_name="payment"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = StayingQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.on} {self.amount / 100:.2f} {self.currency}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


class PayoutQuerySet(models.QuerySet["Payout"]):
    def owed(self) -> Self:
        """Money that has not been seen leaving the account yet."""
        return self.filter(matched_at=None)

    def by_transfer(self) -> Self:
        """Those that a bank has to send."""
        return self.owed().filter(charge=None)

    def lacking_an_account(self) -> Self:
        """Those of whom nobody knows yet where the money goes."""
        return self.by_transfer().filter(iban="")

    def to_export(self) -> Self:
        """Those that can go to the bank and have not."""
        return self.by_transfer().filter(exported_at=None).exclude(iban="")

    def through_a_provider(self) -> Self:
        """Those that go back the way the money came."""
        return self.owed().exclude(charge=None)


class Payout(models.Model):
    """A sum that goes back to somebody: asked for, handed to the bank, seen on a statement.

    It is owed until a line of a statement matches it. What came by a charge goes back the same way,
    and is owed until the provider says that it did.
    """

    subscriber = models.ForeignKey(Subscriber, on_delete=models.PROTECT, related_name="payouts")
    iban = models.CharField("IBAN", max_length=34, blank=True)
    bic = models.CharField("BIC", max_length=11, blank=True)
    holder = models.CharField(_("account holder"), max_length=70, blank=True)
    amount = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    charge = models.ForeignKey(Charge, null=True, on_delete=models.PROTECT, related_name="payouts")
    end_to_end = models.CharField(max_length=35, unique=True)
    text = models.CharField(max_length=140)
    asked_at = models.DateTimeField()
    exported_at = models.DateTimeField(null=True)
    matched_at = models.DateTimeField(null=True)
    statement_line = models.OneToOneField(
        StatementLine, null=True, on_delete=models.PROTECT, related_name="payout"
    )

    objects = PayoutQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("payout")
        verbose_name_plural = _("payouts")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="a_payout_pays_something")
        ]

    def __str__(self) -> str:
        return f"{self.end_to_end} {self.amount / 100:.2f} {self.currency}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


class Refund(StayingRow):
    """Money of a term that goes back, with its credit note: owed until its payout is matched.

    What a bank took back by itself has no payout.
    """

    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="refunds")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="refunds")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="refund")
    amount = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    on = models.DateField()
    at = models.DateTimeField()
    payout = models.ForeignKey(Payout, null=True, on_delete=models.PROTECT, related_name="refunds")

    objects = StayingQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.on} {self.amount / 100:.2f} {self.currency}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)
