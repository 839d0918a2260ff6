"""The magazine itself: its home page, which is the root of the site, and what stands in front."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, Page

from octavo.issues.views import Decided


class Magazine(Decided, Page):
    """The home page. It shows the current issue; everything else stands below it."""

    content_panels = [
        *Page.content_panels,
        InlinePanel(
            "front",
            heading=_("Front page"),
            label=_("Piece"),
            help_text=_(
                "In order: the first stands large, the second beside it, the others below. Without "
                "any, the longest piece of the current issue stands there, a short one beside it, "
                "and others from further sections."
            ),
        ),
    ]
    template = "magazine/home.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "issues.Section",
        "issues.ArticleShelf",
        "issues.IssueShelf",
        "issues.AuthorShelf",
        "issues.StandingPage",
    ]
    max_count = 1


class FrontPiece(Orderable):
    """An article that an editor put on the front page, with words of its own if it needs them."""

    magazine = ParentalKey("issues.Magazine", on_delete=models.CASCADE, related_name="front")
    article = models.ForeignKey(
        "issues.Article",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    words = models.TextField(
        _("words"), blank=True, help_text=_("Empty means the article’s standfirst.")
    )

    panels = [PageChooserPanel("article"), FieldPanel("words")]

    class Meta(Orderable.Meta):
        verbose_name = _("front piece")

    def __str__(self) -> str:
        return self.article.title
