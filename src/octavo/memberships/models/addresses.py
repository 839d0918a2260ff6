"""Postal addresses: a new one is another row, which holds from a day on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from octavo.memberships.models.subscribers import Subscriber


class Address(models.Model):
    """One address of a subscriber. The parts are those that each country's rules ask for."""

    class Use(models.TextChoices):
        DELIVERY = "delivery", _("delivery")
        BILLING = "billing", _("invoices")

    subscriber = models.ForeignKey(Subscriber, on_delete=models.PROTECT, related_name="addresses")
    use = models.CharField(_("used for"), max_length=10, choices=Use)
    country = models.CharField(_("country"), max_length=2)
    name = models.CharField(_("name"), max_length=200)
    company = models.CharField(_("company"), max_length=200, blank=True)
    street = models.TextField(_("street"), blank=True)
    district = models.CharField(_("district"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=200, blank=True)
    region = models.CharField(_("region"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True, db_index=True)
    sorting_code = models.CharField(_("sorting code"), max_length=20, blank=True)
    holds_from = models.DateField(_("holds from"))
    made_at = models.DateTimeField()

    PARTS: ClassVar[tuple[str, ...]] = (
        *("country", "name", "company", "street", "district"),
        *("city", "region", "postcode", "sorting_code"),
    )
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        ordering = ["subscriber", "use", "-holds_from", "-pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.city}"

    @property
    def parts(self) -> dict[str, str]:
        """What is written on an envelope, by the names of the columns."""
        return {name: getattr(self, name) for name in self.PARTS}
