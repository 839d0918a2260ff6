"""Terms: what each payment bought."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from octavo.memberships.models.offers import Offer
from octavo.memberships.models.subscriptions import Subscription


class Term(models.Model):
    """One term of a subscription, as `octavo.core.terms.Term` says it.

    A date that is not known yet is set once, when it is.
    """

    class Ending(models.TextChoices):
        LAPSED = "lapsed", _("lapsed")
        REFUNDED = "refunded", _("money given back")
        WITHDRAWN = "withdrawn", _("withdrawn")
        CHANGED = "changed", _("changed for another")
        VOID = "void", _("void")

    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="terms")
    number = models.PositiveIntegerField()
    unit = models.CharField(max_length=10, choices=Offer.Counted)
    count = models.PositiveIntegerField()
    named = models.CharField(max_length=40, blank=True)
    formats = models.CharField(max_length=10, choices=Offer.Formats)
    price = models.PositiveIntegerField()
    currency = models.CharField(max_length=3)
    tax_class = models.CharField(max_length=20, blank=True)
    ordered_on = models.DateField()
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    paid_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    given_by = models.CharField(max_length=200, blank=True)
    given_because = models.TextField(blank=True)
    is_trial = models.BooleanField(default=False)
    trust_days = models.PositiveSmallIntegerField()
    replaces = models.PositiveIntegerField(null=True)
    carried_in = models.PositiveIntegerField(default=0)
    carried_out = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["subscription", "number"]
        constraints = [
            models.UniqueConstraint(fields=["subscription", "number"], name="terms_are_numbered"),
            models.UniqueConstraint(
                fields=["subscription"],
                condition=models.Q(paid_on=None, ending=""),
                name="one_term_waits_for_its_payment",
            ),
            models.CheckConstraint(
                condition=models.Q(ends=None)
                | models.Q(starts=None)
                | models.Q(ends__gt=models.F("starts")),
                name="term_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(ending="", ended_on=None)
                | (~models.Q(ending="") & models.Q(ended_on__isnull=False)),
                name="term_that_ended_says_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subscription_id}/{self.number}"
