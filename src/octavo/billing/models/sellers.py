"""Who sells: what stands on invoices, where the money goes, which terms hold."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from octavo.core.terms.policy import MOST_TRUST_DAYS, TRUST_DAYS


def _page(label: Any) -> models.ForeignKey:
    return models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


@register_setting(icon="tag")
class Seller(BaseSiteSetting):
    """One row for the magazine. What documents say of it is copied into them."""

    name = models.CharField(_("name"), max_length=200, blank=True)
    address = models.TextField(_("address"), blank=True)
    country = models.CharField(_("country"), max_length=2, default="DE")
    vat_id = models.CharField(_("VAT number"), max_length=20, blank=True)
    iban = models.CharField("IBAN", max_length=34, blank=True)
    bic = models.CharField("BIC", max_length=11, blank=True)
    account_holder = models.CharField(_("account holder"), max_length=70, blank=True)
    prefix = models.CharField(
        _("prefix of invoice numbers"),
        max_length=6,
        blank=True,
        help_text=_("Letters before the year, for a house with several magazines."),
    )
    trust_days = models.PositiveSmallIntegerField(
        _("days of reading on trust"),
        default=TRUST_DAYS,
        validators=[MaxValueValidator(MOST_TRUST_DAYS)],
        help_text=_("Who orders by invoice reads so long before the money is there."),
    )
    terms_version = models.CharField(_("version of the terms"), max_length=40, default="1")
    privacy_version = models.CharField(
        _("version of the privacy notice"), max_length=40, default="1"
    )
    terms_page = _page(_("page of the terms"))
    privacy_page = _page(_("page of the privacy notice"))

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("country"), FieldPanel("vat_id")]),
            ],
            heading=_("Seller"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("account_holder"),
                FieldRowPanel([FieldPanel("iban"), FieldPanel("bic")]),
                FieldRowPanel([FieldPanel("prefix"), FieldPanel("trust_days")]),
            ],
            heading=_("Invoices"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("terms_version"), PageChooserPanel("terms_page")]),
                FieldRowPanel([FieldPanel("privacy_version"), PageChooserPanel("privacy_page")]),
            ],
            heading=_("What buyers accept"),
        ),
    ]

    class Meta:
        verbose_name = _("seller")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse an account whose check digits are wrong."""
        from octavo.billing.bank_account import check_iban_field

        super().clean()
        self.country, self.iban = self.country.upper(), check_iban_field(self.iban)
