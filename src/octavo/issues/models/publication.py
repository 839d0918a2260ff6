"""What the magazine says of itself on every page and in the imprint."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="site")
class Publication(BaseSiteSetting):
    """Name, publisher and address of the magazine."""

    name = models.CharField(_("name"), max_length=200, default="Octavo")
    strapline = models.CharField(_("strapline"), max_length=255, blank=True)
    description = models.TextField(_("description"), blank=True)
    publisher = models.CharField(_("publisher"), max_length=255, blank=True)
    editors = models.TextField(_("editors"), blank=True, help_text=_("One name a line."))
    address = models.TextField(_("address"), blank=True)
    issn = models.CharField(_("ISSN"), max_length=9, blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("strapline"), FieldPanel("description")],
            heading=_("Masthead"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("publisher"),
                FieldPanel("editors"),
                FieldPanel("address"),
                FieldPanel("issn"),
            ],
            heading=_("Imprint"),
        ),
    ]

    class Meta:
        verbose_name = _("publication")

    def __str__(self) -> str:
        return self.name
