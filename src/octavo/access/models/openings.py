"""What readers with an account have opened with the meter."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from octavo.core.access import Right
from octavo.issues.access import lasting_name


class OpeningQuerySet(models.QuerySet["Opening"]):
    def holding(self, *, now: datetime) -> Self:
        """Those of the present month."""
        return self.filter(since__lte=now, until__gt=now)


class Opening(models.Model):
    """An article that an account has opened in the month `[since, until)`, which counts once."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="openings"
    )
    article = models.ForeignKey("issues.Article", on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    opened_at = models.DateTimeField()

    objects = OpeningQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "article", "since"], name="an_article_is_opened_once_a_month"
            ),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="a_month_has_two_ends"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.article_id}"

    def right(self) -> Right:
        """The same as the decision takes it."""
        return Right(
            kind="opened",
            since=self.since,
            until=self.until,
            key=lasting_name(self.article_id),
            by=_("the meter"),
        )
