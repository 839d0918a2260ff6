"""What the desk has granted. A grant is never deleted or changed: it ends, or it is withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from octavo.core.access import Right
from octavo.issues.access import lasting_name


class GrantQuerySet(models.QuerySet["Grant"]):
    def standing(self) -> Self:
        """Those that nobody has withdrawn, whether they have begun or are over."""
        return self.filter(withdrawn_at=None)


class Grant(models.Model):
    """A right that somebody at the desk gave a reader: to what, from when, until when, and why."""

    class Kind(models.TextChoices):
        SUBSCRIBER = "subscriber", _("everything, as a subscriber")
        ISSUE = "issue", _("one issue")
        ARTICLE = "article", _("one article")

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="grants"
    )
    kind = models.CharField(_("to"), max_length=10, choices=Kind)
    issue = models.ForeignKey(
        "issues.Issue",
        verbose_name=_("issue"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    article = models.ForeignKey(
        "issues.Article",
        verbose_name=_("article"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    since = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("until"))
    reason = models.TextField(_("reason"))
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    granted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_because = models.TextField(blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        ordering = ["-granted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="grant_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="subscriber", issue=None, article=None)
                | models.Q(kind="issue", issue__isnull=False, article=None)
                | models.Q(kind="article", issue=None, article__isnull=False),
                name="grant_names_what_it_is_to",
            ),
        ]
        permissions = [("grant_access", "Can grant and withdraw access")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.account}"

    def right(self) -> Right:
        """The same as the decision takes it."""
        named = self.issue_id or self.article_id
        return Right(
            kind=self.kind,  # type: ignore[arg-type]
            since=self.since,
            until=self.until,
            key=lasting_name(named) if named else "",
            by=_("the desk, %(reason)s") % {"reason": self.reason},
            is_ad_free=self.kind == self.Kind.SUBSCRIBER,
        )

    def is_over(self, *, now: datetime) -> bool:
        """Whether it grants nothing any more."""
        return self.withdrawn_at is not None or self.until <= now
