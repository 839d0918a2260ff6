"""Which articles are wanted, and how much is read of each."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from wagtail.query import PageQuerySet

from octavo.issues.models.bylines import with_authors

# What a decision looks at of an article, and what else says something of it.
DECIDING = (
    *("slug", "live", "first_published_at", "published_on", "spiked_at"),
    *("access", "opens_on", "embargoed_until", "free_from", "free_until", "is_exclusive"),
)
LEVELS = ("section", "flatplan_item__issue")


class ArticleQuerySet(PageQuerySet):
    def spiked(self) -> Self:
        return self.filter(spiked_at__isnull=False)

    def not_spiked(self) -> Self:
        return self.filter(spiked_at__isnull=True)

    def not_placed(self) -> Self:
        """Those that stand in no issue, and are still wanted."""
        return self.not_spiked().filter(flatplan_item=None)

    def appeared_after(self, day: date) -> Self:
        """Those of later days."""
        return self.filter(published_on__gt=day)

    def for_deciding(self, *also: str) -> Self:
        """With the little of each that a decision needs, and these fields of its own."""
        theirs = (f"{level}__{name}" for level in LEVELS for name in ("access", "opens_after"))
        return self.select_related(*LEVELS).only(*DECIDING, *also, *theirs, "flatplan_item__id")

    def rows_for_deciding(self) -> Iterable[tuple[Any, ...]]:
        """The same as bare rows: its key and `DECIDING`, then key, access and days of each level.

        For those who decide on hundreds at once: a page costs ten times what a row does.
        """
        names = ("pk", "access", "opens_after")
        theirs = (f"{level}__{name}" for level in LEVELS for name in names)
        return self.values_list("pk", *DECIDING, *theirs)

    def for_listing(self) -> Self:
        """With all that a line in a list of articles shows, in a fixed number of queries."""
        return self.select_related(
            "section", "lead_picture", "flatplan_item__issue"
        ).prefetch_related(with_authors("bylines"))
