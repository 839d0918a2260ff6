"""Of what readership is asked: the magazine, an article, an author, a section, an issue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet
from wagtail.models import Page

from octavo.core.access import name_of
from octavo.issues.access import item_of
from octavo.issues.models import Article, ArticleByline, Author, FlatplanItem, Issue, Section

AnySum = TypeVar("AnySum", bound=Model)

KINDS: dict[str, type[Page]] = {
    "article": Article,
    "author": Author,
    "section": Section,
    "issue": Issue,
}
_ARTICLES: dict[str, Callable[[int], QuerySet]] = {
    "author": lambda pk: ArticleByline.objects.filter(author=pk).values("article"),
    "section": lambda pk: Article.objects.filter(section=pk).values("pk"),
    "issue": lambda pk: (
        FlatplanItem.objects.filter(issue=pk).exclude(article=None).values("article")
    ),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about. `item` is the name of its own page in the sums."""

    kind: str = "magazine"
    pk: int = 0
    title: str = ""
    item: str = ""

    @property
    def has_articles(self) -> bool:
        """Whether it is made of articles, which can be told apart."""
        return self.kind != "article"

    def among(self, sums: QuerySet[AnySum]) -> QuerySet[AnySum]:
        """Those of the sums that belong to it: of its articles, or of everything."""
        if self.kind == "magazine":
            return sums
        if self.kind == "article":
            return sums.filter(article=self.pk)
        return sums.filter(article__in=_ARTICLES[self.kind](self.pk))


MAGAZINE = Subject()


def subject_at(kind: str, pk: int) -> Subject | None:
    """The subject of that kind and number, if it is there."""
    page = KINDS[kind].objects.filter(pk=pk).first() if kind in KINDS else None
    return None if page is None else Subject(kind, pk, page.title, name_of(item_of(page)))


def kind_of(page: Page) -> str | None:
    """As what readership is asked of a page; None where there is nothing to ask."""
    return next((kind for kind, model in KINDS.items() if page.specific_class is model), None)
