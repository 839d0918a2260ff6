"""Sums of days, and how far each tally is gathered. Nothing here says who has read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


def _article(*, null: bool = False) -> models.ForeignKey:
    """An article by its number. Its sums stay as they are when it is deleted."""
    return models.ForeignKey(
        "issues.Article",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        null=null,
    )


class Reading(models.Model):
    """How often an item was read on a day, by which rule, from which source.

    `item` is kind and name, such as `article:407`; `article` is set where it is one.
    """

    day = models.DateField()
    item = models.CharField(max_length=160)
    article = _article(null=True)
    by = models.CharField(max_length=20)
    source = models.CharField(max_length=100, blank=True)
    count = models.PositiveBigIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("reading")
        default_permissions = ()
        permissions = [("see_readership", "Can see what is read")]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "item", "by", "source"], name="one_sum_of_a_day_item_rule_and_source"
            )
        ]
        indexes = [
            models.Index(fields=["article", "day", "by", "count"], name="reading_of_an_article"),
            models.Index(fields=["day", "article", "by", "count"], name="reading_of_a_day"),
            models.Index(fields=["day", "source", "count"], name="reading_from_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.item} {self.by} {self.source}: {self.count}"


class Depth(models.Model):
    """How often an article was left on a day after so much of it, in hundredths."""

    day = models.DateField()
    article = _article()
    quarter = models.PositiveSmallIntegerField()
    count = models.PositiveBigIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("depth")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["day", "article", "quarter"], name="one_sum_of_a_day_article_and_quarter"
            ),
            models.CheckConstraint(
                condition=models.Q(quarter__in=(25, 50, 75, 100)), name="a_depth_is_in_quarters"
            ),
        ]
        indexes = [models.Index(fields=["article", "day"], name="depth_of_an_article")]

    def __str__(self) -> str:
        return f"{self.day} {self.article_id} {self.quarter}: {self.count}"


class Hearing(models.Model):
    """How often an article was begun to be heard on a day, by which rule."""

    day = models.DateField()
    article = _article()
    by = models.CharField(max_length=20)
    count = models.PositiveBigIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("hearing")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["day", "article", "by"], name="one_sum_of_a_day_article_and_rule"
            )
        ]
        indexes = [models.Index(fields=["article", "day"], name="hearing_of_an_article")]

    def __str__(self) -> str:
        return f"{self.day} {self.article_id} {self.by}: {self.count}"


class TallyFile(models.Model):
    """How many bytes of a tally are in the sums, and how many of its lines were damaged.

    `is_gone` says that it was taken away; the row is kept for a while, should it come back.
    """

    name = models.CharField(max_length=200, unique=True)
    offset = models.PositiveBigIntegerField(default=0)
    damaged = models.PositiveIntegerField(default=0)
    is_gone = models.BooleanField(default=False)
    read_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("tally file")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.name} {self.offset}"
