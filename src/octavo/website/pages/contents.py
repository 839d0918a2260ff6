"""What lists of articles show: page numbers, minutes, and how an issue's contents are grouped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpRequest

from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.measuring import reading_minutes
from octavo.issues.body import Lookups, blocks_of
from octavo.issues.models import Article, FlatplanItem, Issue, Section
from octavo.issues.models.bylines import with_authors
from octavo.website.pages.once import once_a_request
from octavo.website.views.asking import readable_now

REMEMBERED_S = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Row:
    """An article in an issue: the page it begins on in print, and the head it stands under."""

    article: Article
    folio: int
    head: str


@dataclass(frozen=True, slots=True)
class Head:
    """A section head of an issue with the articles below it."""

    label: str
    section: Section | None
    rows: tuple[Row, ...]


@once_a_request
def rows(issue: Issue, request: HttpRequest) -> list[Row]:
    """The articles of an issue that the reader may see, with all that a list shows of them."""
    items = issue.flatplan.all()
    if isinstance(items, QuerySet):  # in a preview it is what the editor has, not yet stored
        related = ("article__section", "article__lead_picture", "article__narration")
        items = items.select_related(*related).prefetch_related(with_authors("article__bylines"))
    return _readable(items, request)


def bare_rows(issue: Issue, request: HttpRequest) -> list[Row]:
    """The same articles in one query: no more than headline, section and page."""
    rows = FlatplanItem.objects.filter(issue=issue).select_related("article__section")
    items = list(rows.defer("article__body").order_by("sort_order"))
    for item in items:
        item.issue = issue
    return _readable(items, request)


def _readable(items: Iterable[FlatplanItem], request: HttpRequest) -> list[Row]:
    listed = _rows(items)
    allowed = {article.pk for article in readable_now(request, (row.article for row in listed))}
    return [row for row in listed if row.article.pk in allowed]


def _rows(flatplan: Iterable[FlatplanItem]) -> list[Row]:
    """Every item before an article moves its page on, also one that is not shown."""
    found, page, head = [], 1, ""
    for item in flatplan:
        head = item.section_head or head
        if item.article is not None:
            found.append(Row(article=item.article, folio=page, head=head))
        page += item.pages
    return found


def heads(listed: Iterable[Row]) -> list[Head]:
    """The same articles under their section heads, in the colour of the first one's section."""
    grouped = [(label, tuple(members)) for label, members in groupby(listed, key=_label)]
    return [Head(label, members[0].article.section, members) for label, members in grouped]


def _label(row: Row) -> str:
    return row.head or (row.article.section.title if row.article.section else "")


def minutes(article: Article) -> int:
    """Minutes to read it, remembered for the text as it was last published."""
    published = article.last_published_at
    key = f"minutes-{article.pk}-{published.timestamp() if published else 0}"
    known = cache.get(key)
    if known is None:
        blocks = blocks_of(list(article.body.get_prep_value()), lookups=Lookups())
        known = reading_minutes(Manuscript(headline="", language=article.language, blocks=blocks))
        cache.set(key, known, timeout=REMEMBERED_S)
    return known


def minutes_heard(article: Article) -> int | None:
    """Minutes to hear it, of an article that was brought with its narration; None for silence."""
    narration = article._state.fields_cache.get("narration")
    return narration.minutes if narration and narration.files else None
