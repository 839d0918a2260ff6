"""Who made an article."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from octavo.issues.blocks import refuse_no_address


class ArticleByline(Orderable):
    """One name in the byline, with its role if it is not the author's."""

    article = ParentalKey("issues.Article", on_delete=models.CASCADE, related_name="bylines")
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

    def clean(self) -> None:
        """A byline names somebody."""
        super().clean()
        if not self.name and not self.author:
            raise ValidationError({"name": _("Give a name, or choose an author.")})

    def __str__(self) -> str:
        return f"{self.name} ({self.role})" if self.role else self.name


def with_authors(bylines: str) -> models.Prefetch:
    """Bylines in order, each with its author, in one query; `bylines` is the way to them."""
    rows = ArticleByline.objects.select_related("author").order_by("sort_order")
    return models.Prefetch(bylines, queryset=rows)
