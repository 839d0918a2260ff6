"""What subscribers have given away."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from octavo.core.access import Right
from octavo.issues.access import lasting_name


class GiftQuerySet(models.QuerySet["Gift"]):
    def good(self, *, now: datetime) -> Self:
        """Those whose link still gives the article."""
        return self.filter(withdrawn_at=None, until__gt=now)


class Gift(models.Model):
    """An article that a subscriber gives to whoever has the link, until its time is over.

    Of the secret in the link only the hash is kept. `name` is what the reader sees of the giver, as
    the giver wished it: it may be empty. `openings` counts devices, each once.
    """

    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="gifts"
    )
    article = models.ForeignKey("issues.Article", on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    name = models.CharField(max_length=150, blank=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    openings = models.PositiveIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True)

    objects = GiftQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("made_at")),
                name="gift_ends_after_it_is_made",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver_id}: {self.article_id}"

    def right(self) -> Right:
        """What it is to whoever opens it."""
        return Right(
            kind="gift",
            since=self.made_at,
            until=self.until,
            key=lasting_name(self.article_id),
            by=self.name or _("a subscriber"),
        )

    def is_good(self, *, now: datetime) -> bool:
        """Whether its link still gives the article."""
        return self.withdrawn_at is None and now < self.until
