"""Where the rates of tax stand in the newsroom: below Settings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.viewsets.model import ModelViewSet

from octavo.billing.models import TaxRate


class TaxRateViewSet(ModelViewSet):
    """Listed by country; documents keep what they were written with."""

    model = TaxRate
    icon = "tag"
    menu_label = _("Tax rates")
    add_to_settings_menu = True
    list_display = ["country", "tax_class", "basis_points", "print_share", "holds_from", "rule"]
    list_filter = ["country", "tax_class"]
    panels = [
        FieldRowPanel([FieldPanel("country"), FieldPanel("tax_class")]),
        FieldRowPanel([FieldPanel("basis_points"), FieldPanel("print_share")]),
        FieldPanel("holds_from"),
        FieldPanel("rule"),
    ]
    copy_view_enabled = False


@hooks.register("register_admin_viewset")
def tax_rates() -> TaxRateViewSet:
    """The pages of the rates."""
    return TaxRateViewSet("tax_rates", url_prefix="tax-rates")
