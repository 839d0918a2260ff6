"""Standing pages: about, contact, imprint, privacy, terms."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from octavo.issues.views import Decided


class StandingPage(Decided, Page):
    """A page that stands for years. Those shown in menus make up the footer."""

    body = RichTextField(blank=True, features=["h2", "h3", "bold", "italic", "link", "ul", "ol"])

    content_panels = [*Page.content_panels, FieldPanel("body")]
    promote_panels = [FieldPanel("slug"), FieldPanel("show_in_menus")]
    show_in_menus_default = True
    template = "magazine/standing.html"
    parent_page_types = ["issues.Magazine"]
    subpage_types: list[str] = []
