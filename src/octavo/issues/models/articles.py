"""Articles, who made them, and the shelf they stand on."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from octavo.core.manuscript.document import Manuscript
from octavo.issues.blocks import LINE_FEATURES, SPANS, BodyBlocks, refuse_no_address
from octavo.issues.models.manuscripts import manuscript_of, take_in

LEAD_PANELS = [
    FieldPanel("lead_picture"),
    FieldPanel("lead_alt"),
    FieldPanel("lead_caption"),
    FieldPanel("lead_credit"),
    FieldPanel("lead_licence"),
    FieldPanel("lead_span"),
]


def publication_language() -> str:
    """The publication's language as a BCP 47 tag, such as en-GB."""
    language, _dash, region = settings.LANGUAGE_CODE.partition("-")
    return f"{language}-{region.upper()}" if region else language


class ArticleShelf(Page):
    """Where all articles stand, whatever issue they appear in: /articles/."""

    parent_page_types = ["issues.Magazine"]
    subpage_types = ["issues.Article"]
    max_count = 1


class ArticleQuerySet(PageQuerySet):
    def spiked(self) -> Self:
        return self.filter(spiked_at__isnull=False)

    def not_spiked(self) -> Self:
        return self.filter(spiked_at__isnull=True)

    def for_listing(self) -> Self:
        """With all that a line in a list of articles shows, in a fixed number of queries."""
        return self.select_related(
            "section", "lead_picture", "flatplan_item__issue"
        ).prefetch_related("bylines__author")


class Article(Page):
    """One article. The title is the headline; `body.py` makes a manuscript of it and back."""

    standfirst = models.TextField(_("standfirst"), blank=True)
    section = models.ForeignKey(
        "issues.Section",
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    dateline = models.CharField(_("dateline"), max_length=255, blank=True)
    published_on = models.DateField(
        _("published on"),
        null=True,
        blank=True,
        help_text=_("Empty means the day its issue appears."),
    )
    language = models.CharField(_("language"), max_length=40, default=publication_language)
    lead_picture = models.ForeignKey(
        "issues.Picture",
        verbose_name=_("lead image"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    lead_source = models.CharField(max_length=255, blank=True, editable=False)
    lead_alt = models.TextField(_("alt text"), blank=True)
    lead_caption = RichTextField(_("caption"), blank=True, features=LINE_FEATURES)
    lead_credit = models.CharField(_("credit"), max_length=500, blank=True)
    lead_licence = models.CharField(_("licence"), max_length=500, blank=True)
    lead_span = models.CharField(_("width"), max_length=10, blank=True, choices=SPANS)
    body = StreamField(BodyBlocks(), verbose_name=_("body"), blank=True)

    spiked_at = models.DateTimeField(null=True, editable=False)
    spiked_because = models.TextField(blank=True, editable=False)
    spiked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    approved_revision = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    approved_at = models.DateTimeField(null=True, editable=False)

    objects = PageManager.from_queryset(ArticleQuerySet)()

    content_panels = [
        TitleFieldPanel("title", heading=_("Headline"), placeholder=_("Headline")),
        FieldPanel("standfirst"),
        InlinePanel("bylines", heading=_("Bylines"), label=_("Byline")),
        MultiFieldPanel(LEAD_PANELS, heading=_("Lead image")),
        FieldPanel("body"),
    ]
    promote_panels = [
        FieldPanel("section"),
        FieldPanel("dateline"),
        FieldPanel("published_on"),
        FieldPanel("language"),
        FieldPanel("slug"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
        index.FilterField("section"),
        index.FilterField("published_on"),
        index.FilterField("spiked_at"),
    ]
    template = "magazine/article.html"
    parent_page_types = ["issues.ArticleShelf"]
    subpage_types = []

    def __str__(self) -> str:
        return self.title

    def with_content_json(self, content: dict[str, Any]) -> "Article":
        """An earlier or later text of the article does not change what was decided about it."""
        article = super().with_content_json(content)
        for name in ("spiked_at", "spiked_because", "spiked_by_id", "approved_revision_id"):
            setattr(article, name, getattr(self, name))
        article.approved_at = self.approved_at
        article.published_on = article.published_on or self.published_on
        return article

    def manuscript(self) -> Manuscript:
        """The article as a manuscript, which every rendition is made from."""
        return manuscript_of(self)

    def take(self, manuscript: Manuscript) -> None:
        """Make the article say what the manuscript says; saving it is another step."""
        take_in(self, manuscript)

    def is_approved(self) -> bool:
        """Whether the latest text is the one that was approved: an edit makes approval fall."""
        return (
            self.approved_revision_id is not None
            and self.approved_revision_id == self.latest_revision_id
            and self.approved_revision.created_at <= self.approved_at
        )

    def approve(self, *, now: datetime) -> None:
        """Mark the latest text as approved."""
        self.approved_revision, self.approved_at = self.latest_revision, now
        Article.objects.filter(pk=self.pk).update(
            approved_revision=self.latest_revision, approved_at=now
        )


class ArticleByline(Orderable):
    """One name in the byline, with its role if it is not the author's."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        "issues.Author",
        verbose_name=_("author page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="bylines",
    )
    name = models.CharField(
        _("name"), max_length=255, blank=True, help_text=_("Empty means the author page's name.")
    )
    role = models.CharField(
        _("role"),
        max_length=255,
        blank=True,
        help_text=_("Empty for the author; else a word such as photographs."),
    )
    url = models.CharField(
        _("address"), max_length=2000, blank=True, validators=[refuse_no_address]
    )

    panels = [
        FieldPanel("author"),
        FieldPanel("name"),
        FieldPanel("role"),
        FieldPanel("url"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("byline")

    def __str__(self) -> str:
        return f"{self.name} ({self.role})" if self.role else self.name
