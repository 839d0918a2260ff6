"""Articles, who made them, and the shelf they stand on."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.log_actions import log
from wagtail.models import Page, PageManager, Revision
from wagtail.search import index

from octavo.core.access import Reader
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.measuring import word_count
from octavo.issues.access import REGISTERED, STRANGER, SUBSCRIBER
from octavo.issues.blocks import LINE_FEATURES, SPANS, BodyBlocks
from octavo.issues.correcting import ArticleForm, ChangePanel
from octavo.issues.errors import ReasonMissing
from octavo.issues.models.access import access_constraint, access_field, access_panel
from octavo.issues.models.manuscripts import manuscript_of, take_in
from octavo.issues.models.selecting import ArticleQuerySet
from octavo.issues.permissions import ArticlePermissions, ShelfPermissions
from octavo.issues.readiness import copy_changed
from octavo.issues.signals import text_approved
from octavo.issues.views import Decided, Shelf

LEAD_PANELS = [
    FieldPanel("lead_picture"),
    FieldPanel("lead_alt"),
    FieldPanel("lead_caption"),
    FieldPanel("lead_credit"),
    FieldPanel("lead_licence"),
    FieldPanel("lead_span"),
]


# What was decided about an article; no revision of its text changes that.
DECIDED = (
    "spiked_at",
    "spiked_because",
    "spiked_by",
    "approved_revision",
    "cleared_revision",
    "words",
)


def publication_language() -> str:
    """The publication's language as a BCP 47 tag, such as en-GB."""
    language, _dash, region = settings.LANGUAGE_CODE.partition("-")
    return f"{language}-{region.upper()}" if region else language


# Kinds of readers, as whom the newsroom can look at an article.
VIEWED_AS = {
    "subscriber": (_("As a subscriber"), SUBSCRIBER),
    "registered": (_("As a reader with an account"), REGISTERED),
    "stranger": (_("As a stranger"), STRANGER),
}


class ArticleShelf(Shelf, Page):
    """Where all articles stand, whatever issue they appear in: /articles/."""

    parent_page_types = ["issues.Magazine"]
    subpage_types = ["issues.Article"]
    max_count = 1

    def permissions_for_user(self, user: Any) -> ShelfPermissions:
        """A new article is a draft, whoever makes it."""
        return ShelfPermissions(user, self)


class Article(Decided, Page):
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

    access = access_field()
    opens_on = models.DateField(
        _("opens to everybody on"),
        null=True,
        blank=True,
        help_text=_("Empty means as its issue or its section says."),
    )
    embargoed_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("Until then nobody outside sees any of it, even when its issue is out."),
    )
    is_exclusive = models.BooleanField(
        _("for subscribers alone"),
        default=False,
        help_text=_("Not among the articles that others may open in a month."),
    )
    free_from = models.DateTimeField(_("free to everybody from"), null=True, blank=True)
    free_until = models.DateTimeField(_("free to everybody until"), null=True, blank=True)

    words = models.PositiveIntegerField(_("words"), default=0, editable=False)
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
    cleared_revision = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = PageManager.from_queryset(ArticleQuerySet)()

    base_form_class = ArticleForm

    content_panels = [
        TitleFieldPanel(
            "title",
            heading=_("Headline"),
            placeholder=_("Headline"),
            help_text=_("In plain words, at most 255 characters."),
        ),
        FieldPanel("standfirst"),
        FieldRowPanel([FieldPanel("section"), FieldPanel("dateline")]),
        InlinePanel("bylines", heading=_("Bylines"), label=_("Byline")),
        MultiFieldPanel(LEAD_PANELS, heading=_("Lead image")),
        FieldPanel("body"),
        ChangePanel(),
    ]
    settings_panels = Page.settings_panels[1:]  # comments; an issue says when its articles appear
    promote_panels = [
        FieldPanel("published_on"),
        FieldPanel("language"),
        FieldPanel("slug"),
        access_panel(
            FieldRowPanel([FieldPanel("access"), FieldPanel("opens_on")]),
            FieldPanel("embargoed_until"),
            FieldPanel("is_exclusive"),
            FieldRowPanel([FieldPanel("free_from"), FieldPanel("free_until")]),
            help_text=_("Empty means as its issue says, and then its section."),
        ),
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
    access_kind = "article"
    parent_page_types = ["issues.ArticleShelf"]
    subpage_types: list[str] = []
    exclude_fields_in_copy = [*DECIDED, "published_on"]

    class Meta:
        constraints = [
            access_constraint("article"),
            models.CheckConstraint(
                condition=models.Q(free_from=None, free_until=None)
                | models.Q(free_until__gt=models.F("free_from")),
                name="article_free_time_has_both_ends",
                violation_error_message=_(
                    "Say from when and until when it is free, the end after the beginning."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """As it is, and as each kind of reader will see it."""
        return [("", _("As it is")), *((kind, name) for kind, (name, _reader) in VIEWED_AS.items())]

    def viewed_as(self, mode_name: str) -> Reader | None:
        """The reader of that mode; None for the one that shows everything."""
        return VIEWED_AS[mode_name][1] if mode_name in VIEWED_AS else None

    def with_content_json(self, content: dict[str, Any]) -> "Article":
        """An earlier or later text of the article does not change what was decided about it."""
        article = super().with_content_json(content)
        for field in map(self._meta.get_field, DECIDED):
            setattr(article, field.attname, getattr(self, field.attname))
        article.published_on = article.published_on or self.published_on
        return article

    def save_revision(self, *args: Any, overwrite_revision: Any = None, **kwargs: Any) -> Revision:
        """Count the words; write over the last revision, as autosave does, but no approved one."""
        if overwrite_revision and overwrite_revision.pk in {
            self.approved_revision_id,
            self.cleared_revision_id,
        }:
            overwrite_revision = None
        self._decide(words=word_count(self.manuscript()))
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    def permissions_for_user(self, user: Any) -> ArticlePermissions:
        """What this person may do: publishing is for the issue, until that is out."""
        return ArticlePermissions(user, self)

    def manuscript(self) -> Manuscript:
        """The article as a manuscript, which every rendition is made from."""
        return manuscript_of(self)

    def take(self, manuscript: Manuscript) -> None:
        """Make the article say what the manuscript says; saving it is another step."""
        take_in(self, manuscript)

    def is_approved(self) -> bool:
        """Whether the latest text is the one that was approved: an edit makes approval fall."""
        revision = self.approved_revision_id
        return revision is not None and revision == self.latest_revision_id

    def needs_approval(self) -> bool:
        """Whether there is a text that readers have not seen and nobody has approved."""
        return not self.is_approved() and (not self.live or self.has_unpublished_changes)

    def approve(self) -> None:
        """Mark the latest text as approved. In a closed issue it is the one that goes out."""
        self._decide(approved_revision=self.latest_revision)
        text_approved.send(type(self), article=self)
        item = getattr(self, "flatplan_item", None)
        if item and item.issue.state == item.issue.State.CLOSED:
            copy_changed.send(type(item.issue), issue=item.issue)

    def clear(self) -> None:
        """Say that the latest text goes out with the issue: approved, or overruled at closing."""
        self._decide(cleared_revision=self.latest_revision)
        text_approved.send(type(self), article=self)

    def hold_back(self) -> None:
        """Take back that a text goes out: the issue is open again."""
        self._decide(cleared_revision=None)

    def date(self, day: date) -> None:
        """Say on which day it appears, unless an editor has."""
        if self.published_on is None:
            self._decide(published_on=day)

    def may_appear_alone(self) -> bool:
        """Whether it can be published apart from its issue: that is out already."""
        item = getattr(self, "flatplan_item", None)
        return self.spiked_at is None and (self.live or bool(item and item.issue.is_published))

    def spike(self, *, because: str, by: Any, now: datetime) -> None:
        """Drop the article, with a reason. It is kept, and can be brought back."""
        if not because.strip():
            raise ReasonMissing(gettext("Say why the article is spiked."))
        with transaction.atomic():
            self._decide(spiked_at=now, spiked_because=because.strip(), spiked_by=by)
            if state := self.current_workflow_state:
                state.cancel(user=by)
            if self.live:
                Article.objects.get(pk=self.pk).unpublish(user=by)
            log(instance=self, action="octavo.spike", user=by, data={"because": because.strip()})

    def bring_back(self, *, by: Any) -> None:
        """Take the article off the spike. It is a draft again."""
        with transaction.atomic():
            self._decide(spiked_at=None, spiked_because="", spiked_by=None)
            log(instance=self, action="octavo.bring_back", user=by)

    def correct(self, text: str, *, by: Any) -> None:
        """Say openly what was wrong. The line is dated when the changed text appears."""
        if not text.strip():
            raise ReasonMissing(gettext("Write the sentence that readers see as the correction."))
        self.corrections.update_or_create(dated_on=None, defaults={"text": text.strip(), "by": by})

    def change_silently(self) -> None:
        """Withdraw a correction that waits for the changed text to appear."""
        self.corrections.filter(dated_on=None).delete()

    def _decide(self, **values: Any) -> None:
        """Write what was decided about the article, apart from any draft of its text."""
        Article.objects.filter(pk=self.pk).update(**values)
        for name, value in values.items():
            setattr(self, name, value)
