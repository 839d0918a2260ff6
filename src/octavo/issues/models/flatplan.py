"""The flatplan: what stands in an issue, in order, under section heads."""

from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

# What an advertiser may send: a PDF, or an image that can be printed.
SUPPLIED_ENDINGS = {".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp"}


class FlatplanItem(Orderable):
    """One item of an issue: an article, an advertisement, a page of the house, or a blank."""

    class Kind(models.TextChoices):
        ARTICLE = "article", _("Article")
        ADVERTISEMENT = "advertisement", _("Advertisement")
        HOUSE = "house", _("House page")
        BLANK = "blank", _("Blank page")

    issue = ParentalKey("issues.Issue", on_delete=models.CASCADE, related_name="flatplan")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.ARTICLE)
    section_head = models.CharField(
        _("section head"),
        max_length=100,
        blank=True,
        help_text=_("Stands above this item and those that follow without one of their own."),
    )
    article = models.OneToOneField(
        "issues.Article",
        verbose_name=_("article"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="flatplan_item",
    )
    pages = models.PositiveSmallIntegerField(
        _("pages"), default=1, help_text=_("How many printed pages it may take.")
    )
    label = models.CharField(
        _("label"), max_length=200, blank=True, help_text=_("The advertiser, or the page's name.")
    )
    position = models.CharField(
        _("booked position"),
        max_length=100,
        blank=True,
        help_text=_("Where an advertisement was sold, such as inside front cover."),
    )
    supplied = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("supplied file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The advertiser's PDF or image."),
    )

    # A kind hides the fields that it has no use for; see newsroom.css.
    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("section_head"), FieldPanel("pages")]),
        PageChooserPanel("article", classname="of-article"),
        FieldPanel("label", classname="of-advertisement of-house"),
        FieldPanel("position", classname="of-advertisement"),
        FieldPanel("supplied", classname="of-advertisement"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("flatplan item")
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(kind="article", article__isnull=False)
                    | (~models.Q(kind="article") & models.Q(article__isnull=True))
                ),
                name="article_items_hold_an_article",
                violation_error_message=_("An article item holds an article, and no other does."),
            )
        ]

    def __str__(self) -> str:
        return self.label or (self.article.title if self.article else self.get_kind_display())

    def validate_unique(self, exclude: Any = None) -> None:
        """Leave the article to `clean`: within one issue, two items may exchange theirs."""
        super().validate_unique(exclude={*(exclude or ()), "article"})

    def clean(self) -> None:
        """Refuse an item without what its kind needs, or with what its kind cannot hold."""
        super().clean()
        self._refuse_a_second_place()
        errors = {field: message for field, message, is_wrong in self._rules() if is_wrong}
        if errors:
            raise ValidationError(errors)

    def _refuse_a_second_place(self) -> None:
        """An article stands in one issue."""
        if self.article_id is None:
            return
        elsewhere = FlatplanItem.objects.filter(article=self.article_id)
        placed = elsewhere.exclude(issue=self.issue_id).select_related("issue").first()
        if placed is not None:
            message = _("This article stands in no. %(number)s already.")
            raise ValidationError({"article": message % {"number": placed.issue.number}})

    def _rules(self) -> list[tuple[str, Any, bool]]:
        is_article = self.kind == self.Kind.ARTICLE
        is_booked = self.kind == self.Kind.ADVERTISEMENT
        is_house = self.kind == self.Kind.HOUSE
        ending = PurePath(self.supplied.filename).suffix.lower() if self.supplied else ""
        return [
            ("article", _("Choose the article."), is_article and not self.article),
            ("article", _("Only an article item has one."), bool(self.article) and not is_article),
            ("label", _("Give the page a name."), is_house and not self.label),
            ("label", _("Name the advertiser."), is_booked and not self.label),
            ("position", _("Say which position was booked."), is_booked and not self.position),
            ("supplied", _("Only an advertisement has one."), bool(ending) and not is_booked),
            (
                "supplied",
                _("Supply a PDF or an image."),
                is_booked and not {ending} <= SUPPLIED_ENDINGS | {""},
            ),
            ("pages", _("An item takes at least one page."), not self.pages),
        ]
