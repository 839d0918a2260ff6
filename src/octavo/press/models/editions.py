"""Editions that were made, builds at work, and what was overruled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from octavo.core.issue.paging import PageStart
from octavo.press.made import Paging, Problem

if TYPE_CHECKING:
    from octavo.issues.models import Issue


class EditionQuerySet(models.QuerySet["Edition"]):
    def of(self, issue: Issue, *, form: str, article: Any = None) -> Self:
        """The versions of one edition or rendition, the newest first."""
        return self.filter(issue=issue, form=form, article=article).order_by("-version")


class Edition(models.Model):
    """One form of an issue, or of one article of it, as it was made once. Rows are only added.

    `key` is the hash of all that went in, `digest` that of what came out. The file is named by its
    digest: two editions of the same bytes are one file.
    """

    class Form(models.TextChoices):
        PRINT = "print", _("Print")
        SCREEN = "screen", _("Screen PDF")
        EPUB = "epub", _("EPUB")
        AUDIO = "audio", _("Audiobook")

    issue = models.ForeignKey("issues.Issue", on_delete=models.CASCADE, related_name="editions")
    article = models.ForeignKey(
        "issues.Article", null=True, on_delete=models.CASCADE, related_name="renditions"
    )
    form = models.CharField(max_length=10, choices=Form)
    version = models.PositiveIntegerField()
    key = models.CharField(max_length=64)
    file = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    pages = models.PositiveIntegerField(null=True)
    folios = models.JSONField(default=dict)
    starts = models.JSONField(default=dict)
    texts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    breaches = models.PositiveIntegerField(default=0)
    seconds = models.FloatField()
    made_at = models.DateTimeField()

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["issue", "form", "version"]
        indexes = [models.Index(fields=["issue", "form"], name="editions_of_an_issue")]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "form", "version"],
                condition=Q(article__isnull=True),
                name="one_edition_per_version",
            ),
            models.UniqueConstraint(
                fields=["article", "form", "version"],
                condition=Q(article__isnull=False),
                name="one_rendition_per_version",
            ),
            models.CheckConstraint(
                condition=Q(form__in=("print", "screen", "epub", "audio")), name="edition_form_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.form} {self.version}"

    @property
    def paging(self) -> Paging:
        """Its pages, if it has any."""
        starts = {
            name: tuple(PageStart(folio, path) for folio, path in pages)
            for name, pages in self.starts.items()
        }
        return Paging(dict(self.folios), starts)

    @property
    def found(self) -> tuple[Problem, ...]:
        """What its maker had to say of it."""
        return tuple(Problem(**problem) for problem in self.problems)


def as_rows(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems as they are stored."""
    return [
        {
            "sentence": problem.sentence,
            "slug": problem.slug,
            "page": problem.page,
            "is_breach": problem.is_breach,
        }
        for problem in problems
    ]


class Build(models.Model):
    """An edition that is being made, or could not be. The row goes when it is made."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        BUILDING = "building", _("building")
        FAILED = "failed", _("failed")

    issue = models.ForeignKey("issues.Issue", on_delete=models.CASCADE, related_name="builds")
    article = models.ForeignKey(
        "issues.Article", null=True, on_delete=models.CASCADE, related_name="+"
    )
    form = models.CharField(max_length=10, choices=Edition.Form)
    state = models.CharField(max_length=10, choices=State)
    since = models.DateTimeField()
    job = models.UUIDField(null=True)
    sentence = models.TextField(blank=True)
    key = models.CharField(max_length=64, blank=True)  # of the copy it failed with

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "form"],
                condition=Q(article__isnull=True),
                name="one_build_per_edition",
            ),
            models.UniqueConstraint(
                fields=["article", "form"],
                condition=Q(article__isnull=False),
                name="one_build_per_rendition",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("waiting", "building", "failed")),
                name="build_state_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.form} {self.state}"


class Overrule(models.Model):
    """Somebody let an issue go out although a form that it promises was not ready, and said why.

    Rows are only added. One that was given before the issue was opened again counts no more.
    """

    issue = models.ForeignKey("issues.Issue", on_delete=models.CASCADE, related_name="overrules")
    form = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    because = models.TextField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.form}"
