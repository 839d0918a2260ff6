"""Private podcasts with the counts of their use, and the places at which listeners stopped."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from octavo.listening.policy import MOST_SECONDS


class PrivateFeedQuerySet(models.QuerySet["PrivateFeed"]):
    def in_use(self) -> Self:
        """Those that nobody has revoked."""
        return self.filter(revoked_at=None)

    def revoked_by_others(self) -> Self:
        """Those that somebody at the desk has revoked."""
        return self.exclude(revoked_by=None).exclude(revoked_by=models.F("account"))


class PrivateFeed(models.Model):
    """A podcast for one account, at an address that nobody else knows.

    The address holds a secret of which only the hash is kept. It stands for the account: what is
    heard there is what the account may hear. `section` or `issue` say what its reader chose.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="private_feeds"
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    label = models.CharField(_("name"), max_length=60)
    section = models.ForeignKey(
        "issues.Section", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    issue = models.ForeignKey(
        "issues.Issue", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    last_used_at = models.DateTimeField(null=True)

    objects = PrivateFeedQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("private podcast")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "label"],
                condition=Q(revoked_at=None),
                name="one_feed_in_use_of_a_name",
            ),
            models.CheckConstraint(
                condition=Q(section=None) | Q(issue=None), name="a_feed_is_of_one_thing"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def revoke(self, *, by: models.Model | None, now: datetime) -> None:
        """Let its address say from now on that it was revoked. A second time changes nothing."""
        if self.revoked_at is None:
            self.revoked_at, self.revoked_by = now, by  # type: ignore[assignment]
            self.save(update_fields=["revoked_at", "revoked_by"])


class FeedDayQuerySet(models.QuerySet["FeedDay"]):
    def since(self, day: date) -> Self:
        """Those of that day and later ones."""
        return self.filter(day__gte=day)


class FeedDay(models.Model):
    """From how many networks a feed was used on one day.

    While the day lasts, `marks` tells the networks apart. They are made with `salt`; both are
    emptied when the day is over, and nobody can say afterwards which networks those were.
    """

    feed = models.ForeignKey(PrivateFeed, on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    networks = models.PositiveSmallIntegerField(default=0)
    salt = models.CharField(max_length=64, blank=True)
    marks = models.JSONField(default=list, blank=True)

    objects = FeedDayQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(fields=["feed", "day"], name="one_count_of_a_feed_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.feed_id} {self.day}: {self.networks}"


class Place(models.Model):
    """Where an account stopped hearing an article, in seconds from its beginning."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="places"
    )
    article = models.ForeignKey("issues.Article", on_delete=models.CASCADE, related_name="+")
    seconds = models.FloatField(
        validators=[MinValueValidator(0.0), MaxValueValidator(MOST_SECONDS)]
    )
    at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "article"], name="one_place_of_an_account_and_article"
            ),
            models.CheckConstraint(
                condition=Q(seconds__gte=0.0, seconds__lte=MOST_SECONDS), name="a_place_is_bounded"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.seconds:.1f}"
