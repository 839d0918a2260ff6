"""Rates of value-added tax: by country, by class, from a day on."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class TaxRate(models.Model):
    """One rate. A bundle has none: it is split into its printed and its digital part by a share.

    `rule` is the sentence that stands on the invoice. A country of `*` stands for all that have no
    rate of their own.
    """

    class TaxClass(models.TextChoices):
        PRINT = "print", _("print")
        DIGITAL = "digital", _("digital")
        BUNDLE = "bundle", _("print and digital together")

    country = models.CharField(_("country"), max_length=2)
    tax_class = models.CharField(_("class"), max_length=10, choices=TaxClass)
    basis_points = models.PositiveIntegerField(
        _("rate"), default=0, help_text=_("In hundredths of a per cent: 700 is 7 %.")
    )
    print_share = models.PositiveSmallIntegerField(
        _("printed part"),
        null=True,
        blank=True,
        help_text=_("Of a bundle: how many of a hundred parts are print."),
    )
    holds_from = models.DateField(_("holds from"))
    rule = models.CharField(_("rule"), max_length=255)

    class Meta:
        verbose_name = _("tax rate")
        verbose_name_plural = _("tax rates")
        ordering = ["country", "tax_class", "-holds_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "tax_class", "holds_from"], name="one_rate_from_a_day_on"
            ),
            models.CheckConstraint(
                condition=models.Q(basis_points__lt=10_000), name="tax_is_less_than_the_price"
            ),
            models.CheckConstraint(
                condition=models.Q(tax_class="bundle", print_share__lte=100, basis_points=0)
                | (~models.Q(tax_class="bundle") & models.Q(print_share=None)),
                name="a_bundle_is_split_and_nothing_else",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country} {self.tax_class} {self.basis_points / 100:g} %"
