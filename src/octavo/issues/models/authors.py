"""Authors and the shelf their pages stand on."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from octavo.issues.views import Decided, Shelf


class AuthorShelf(Shelf, Page):
    """Where author pages stand: /authors/."""

    parent_page_types = ["issues.Magazine"]
    subpage_types = ["issues.Author"]
    max_count = 1


class Author(Decided, Page):
    """Somebody who writes, photographs or draws for the magazine. The title is the name."""

    portrait = models.ForeignKey(
        "issues.Picture",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    biography = RichTextField(_("biography"), blank=True, features=["italic", "bold", "link"])

    content_panels = [
        *Page.content_panels,
        FieldPanel("portrait"),
        FieldPanel("biography"),
    ]
    template = "magazine/author.html"
    access_kind = "author"
    parent_page_types = ["issues.AuthorShelf"]
    subpage_types: list[str] = []
