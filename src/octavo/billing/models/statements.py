"""Statements of the bank, and what was made of each of their lines."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from octavo.billing.models.documents import Document


class Statement(models.Model):
    """A file of the bank that somebody brought. The same file is never read twice."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    brought_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["-brought_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class StatementLineQuerySet(models.QuerySet["StatementLine"]):
    def doubtful(self) -> Self:
        """Those that a person decides."""
        return self.filter(state=StatementLine.State.DOUBTFUL)


class StatementLine(models.Model):
    """One movement on the account; money that left it has a sum below nothing.

    `fingerprint` is the same wherever the bank repeats the line. What the line was for is its
    payment or payout.
    """

    class State(models.TextChoices):
        MATCHED = "matched", _("matched")
        DOUBTFUL = "doubtful", _("doubtful")
        PUT_AWAY = "put_away", _("put away")

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64, unique=True)
    booked_on = models.DateField()
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    name = models.CharField(max_length=200, blank=True)
    iban = models.CharField(max_length=34, blank=True)
    text = models.TextField(blank=True)
    end_to_end = models.CharField(max_length=35, blank=True)
    state = models.CharField(max_length=10, choices=State)
    document = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="statement_lines"
    )
    because = models.CharField(max_length=255, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = StatementLineQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("line of a statement")
        verbose_name_plural = _("lines of statements")
        ordering = ["statement", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "position"], name="statement_lines_are_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.booked_on} {self.amount / 100:.2f} {self.currency} {self.name}"
