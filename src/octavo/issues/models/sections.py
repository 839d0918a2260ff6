"""Sections: politics, finance, and what else the magazine covers."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page

from octavo.issues.models.access import access_constraint, access_field, access_panel, days_field
from octavo.issues.views import Decided

NAMED_HUES = ("politics", "finance", "foreign-affairs", "environment", "culture", "technology")


def _is_hue(value: str) -> None:
    if value in NAMED_HUES or (re.fullmatch(r"\d{1,3}", value) and int(value) < 360):
        return
    names = ", ".join(NAMED_HUES)
    raise ValidationError(_("Give one of %(names)s, or a hue from 0 to 359.") % {"names": names})


class Section(Decided, Page):
    """A part of the magazine with a page and a colour of its own."""

    # Named, because a page would otherwise have a `section`, and articles could not.
    page_ptr = models.OneToOneField(
        Page, on_delete=models.CASCADE, parent_link=True, related_name="as_section"
    )
    blurb = models.TextField(_("blurb"), blank=True)
    hue = models.CharField(
        _("hue"),
        max_length=30,
        blank=True,
        validators=[_is_hue],
        help_text=_("The name of one of the six hues of the house, or an OKLCH hue from 0 to 359."),
    )

    access = access_field()
    opens_after = days_field()

    content_panels = [
        *Page.content_panels,
        FieldPanel("blurb"),
        FieldPanel("hue"),
        access_panel(
            FieldRowPanel([FieldPanel("access"), FieldPanel("opens_after")]),
            help_text=_("Holds for its articles where neither they nor their issue say otherwise."),
        ),
    ]
    template = "magazine/section.html"
    access_kind = "section"
    parent_page_types = ["issues.Magazine"]
    subpage_types: list[str] = []

    class Meta:
        constraints = [access_constraint("section")]
