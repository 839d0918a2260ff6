"""Served issues: a count of what was delivered is a count of these rows, never a counter."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from octavo.memberships.models.subscriptions import Subscription
from octavo.memberships.models.terms import Term


class ServedIssue(models.Model):
    """An issue that a term was debited with. Rows are only added."""

    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="served")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="served")
    issue_number = models.PositiveIntegerField()
    on = models.DateField()
    weight = models.PositiveSmallIntegerField(default=1)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("served issue")
        verbose_name_plural = _("served issues")
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "issue_number"], name="an_issue_is_debited_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subscription_id}: {self.issue_number}"
