"""Numbers that run on without a gap: of subscribers, invoices and credit notes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class NumberSeries(models.Model):
    """The last number given out in one series. Its row is held until that number is kept."""

    name = models.CharField(max_length=60, unique=True)
    last = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("number series")
        verbose_name_plural = _("number series")
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name}: {self.last}"
