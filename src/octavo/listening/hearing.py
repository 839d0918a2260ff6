"""What a reader hears of an article: the one decision, asked for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from octavo.core.access import Decision, Item, Reader, Variant, decide
from octavo.issues.access import item_of
from octavo.issues.models import Article
from octavo.issues.models.selecting import ArticleQuerySet
from octavo.press.models import Narration


@dataclass(frozen=True, slots=True)
class Heard:
    """An article, what was decided about it, and how much of it is heard."""

    article: Article
    narration: Narration
    item: Item
    decision: Decision
    variant: Variant

    @property
    def is_whole(self) -> bool:
        """Whether all of it is heard."""
        return self.variant == Variant.FULL

    def file(self, kind: str) -> dict[str, Any] | None:
        """Name, hash and size of one file of the variant that is heard."""
        return self.narration.file(kind, variant=self.variant.value)


def narrated() -> ArticleQuerySet:
    """Articles that are out and can be heard, with all that a decision needs."""
    return (
        Article.objects.live()
        .not_spiked()
        .filter(narration__in=Narration.objects.heard())
        .select_related("section", "flatplan_item__issue", "narration")
        .defer("body")
    )


def heard_by(reader: Reader, articles: Iterable[Article], *, now: datetime) -> Iterator[Heard]:
    """Those of the narrated articles that the reader hears, be it the beginning."""
    for article in articles:
        item = item_of(article)
        decision = decide(reader, item, now)
        shown = decision.shows
        if shown is not None and article.narration.file("mp3", variant=shown.value):
            yield Heard(article, article.narration, item, decision, shown)


def heard_at(slug: str, reader: Reader, *, now: datetime) -> Heard | None:
    """The article of that slug, if the reader hears any of it."""
    return next(heard_by(reader, narrated().filter(slug=slug), now=now), None)
