"""Corrections: what a published article had wrong, said openly."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def public(self) -> "CorrectionQuerySet":
        """Those that readers see, newest first: dated, and their article is still there."""
        return (
            self.filter(dated_on__isnull=False, article__live=True, article__spiked_at__isnull=True)
            .select_related("article__section", "article__flatplan_item__issue")
            .order_by("-dated_on", "-id")
        )

    def since(self, day: date) -> "CorrectionQuerySet":
        """Those of that day and later."""
        return self.filter(dated_on__gte=day)


class Correction(models.Model):
    """A dated line at the foot of an article. Undated, it waits for the changed text to appear."""

    article = models.ForeignKey(
        "issues.Article",
        verbose_name=_("article"),
        on_delete=models.PROTECT,
        related_name="corrections",
    )
    dated_on = models.DateField(_("dated on"), null=True, editable=False)
    text = models.TextField(_("text"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["dated_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(dated_on__isnull=True),
                name="one_waiting_correction_per_article",
            )
        ]

    def __str__(self) -> str:
        return self.text

    def appear(self, *, on: date) -> None:
        """Date the correction: from now on readers see it."""
        self.dated_on = on
        self.save(update_fields=["dated_on"])
