"""Invoices and credit notes, as they were written."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from octavo.billing.models.sellers import Seller
from octavo.billing.models.staying import StayingQuerySet, StayingRow
from octavo.core.terms import Money
from octavo.memberships.models import Subscriber, Subscription, Term


class DocumentQuerySet(StayingQuerySet):
    def invoices(self) -> Self:
        """Those that ask for money."""
        return self.filter(kind=Document.Kind.INVOICE)

    def open(self) -> Self:
        """Invoices whose term waits for its payment."""
        return self.invoices().filter(term__paid_on=None, term__ending="")


class Document(StayingRow):
    """An invoice or a credit note. Sums are in minor units, and tax is in them.

    What it says of seller and payer is copied here: it stays when they change or are erased.
    """

    class Kind(models.TextChoices):
        INVOICE = "invoice", _("invoice")
        CREDIT_NOTE = "credit_note", _("credit note")

    kind = models.CharField(max_length=12, choices=Kind)
    number = models.CharField(_("number"), max_length=30)
    reference = models.CharField(_("reference"), max_length=25, unique=True)
    issued_on = models.DateField(_("date"))
    due_on = models.DateField(_("due"), null=True)
    seller = models.ForeignKey(Seller, on_delete=models.PROTECT, related_name="documents")
    seller_said = models.JSONField(default=dict)
    payer = models.ForeignKey(Subscriber, on_delete=models.PROTECT, related_name="documents")
    address = models.JSONField(default=dict)
    language = models.CharField(max_length=10, blank=True)
    subscription = models.ForeignKey(
        Subscription, on_delete=models.PROTECT, related_name="documents"
    )
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="documents")
    corrects = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="credit_notes"
    )
    because = models.CharField(max_length=200, blank=True)
    net = models.IntegerField()
    tax = models.IntegerField()
    gross = models.IntegerField()
    currency = models.CharField(max_length=3)
    made_at = models.DateTimeField()

    objects = DocumentQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seller", "kind", "number"], name="document_numbers_are_given_once"
            ),
            models.UniqueConstraint(
                fields=["term"],
                condition=models.Q(kind="invoice"),
                name="one_invoice_for_a_term",
            ),
            models.CheckConstraint(
                condition=models.Q(gross=models.F("net") + models.F("tax")),
                name="net_and_tax_are_the_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="invoice", corrects=None)
                | models.Q(kind="credit_note", corrects__isnull=False),
                name="a_credit_note_corrects_an_invoice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    @property
    def sum(self) -> Money:
        """What it asks for, or gives back."""
        return Money(self.gross, self.currency)


class DocumentLine(StayingRow):
    """One line, with what was decided about its tax: rate, rule, country and by which seller."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=255)
    tax_class = models.CharField(max_length=20)
    rate = models.PositiveIntegerField()
    rule = models.CharField(max_length=255)
    country = models.CharField(max_length=2)
    seller = models.CharField(max_length=200)
    net = models.IntegerField()
    tax = models.IntegerField()
    gross = models.IntegerField()

    objects = StayingQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("line of a document")
        verbose_name_plural = _("lines of documents")
        ordering = ["document", "position"]
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="lines_are_in_order"),
            models.CheckConstraint(
                condition=models.Q(gross=models.F("net") + models.F("tax")),
                name="net_and_tax_are_the_whole_line",
            ),
        ]

    def __str__(self) -> str:
        return self.text
