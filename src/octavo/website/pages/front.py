"""The front page: what an editor put there, or a mix by rule, and what else is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest

from octavo.issues.models import Article, Correction, Issue, Magazine, Section
from octavo.website.pages.contents import Row, minutes, rows
from octavo.website.pages.listings import issues_before, listed_articles, with_pictures
from octavo.website.views.asking import is_readable_now, readable_now

PICTURED = 2  # the large one and the one beside it
MOST_NEWS = 4
MOST_CORRECTIONS = 3
MOST_BELOW = 3
COVERS_IN_A_ROW = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """An article on the front page, with the words that stand below its headline."""

    article: Article
    words: str


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section and its newest piece outside the current issue, if there is one."""

    section: Section
    newest: Article | None


@dataclass(frozen=True, slots=True)
class FrontPage:
    """All that the home page shows below the masthead."""

    rows: tuple[Row, ...]
    pieces: tuple[Piece, ...]
    news: tuple[Article, ...]
    corrections: tuple[Correction, ...]
    sections: tuple[SectionEntry, ...]
    earlier: tuple[Issue, ...]


def front_page(
    magazine: Magazine, issue: Issue, sections: Iterable[Section], request: HttpRequest
) -> FrontPage:
    """In a fixed number of queries, however many pieces and sections there are."""
    listed = rows(issue, request)
    earlier = issues_before(issue, request, most=COVERS_IN_A_ROW)
    known = {row.article.pk: row.article for row in listed}
    placed = [(piece.article_id, piece.words) for piece in magazine.front.all()]
    news, newest = _news(known, earlier), _newest_of_sections(known)
    wanted = {pk for pk, _ in placed if pk not in known}
    fetched = readable_now(
        request,
        listed_articles()
        .filter(Q(pk__in=wanted) | Q(pk__in=news) | Q(pk__in=newest))
        .order_by(F("published_on").desc(nulls_last=True), "-pk"),
    )
    known |= {article.pk: article for article in fetched}
    edited = [
        Piece(known[pk], words or known[pk].standfirst) for pk, words in placed if pk in known
    ]
    pieces = edited or mixed(listed)
    with_pictures(piece.article for piece in pieces[:PICTURED])
    shown = {piece.article.pk for piece in pieces}
    new = [it for it in fetched if it.pk not in shown and _is_new(it, earlier)][:MOST_NEWS]
    return FrontPage(
        rows=tuple(listed),
        pieces=tuple(pieces),
        news=tuple(new),
        corrections=_corrections(issue, request),
        sections=_entries(sections, fetched, shown | {article.pk for article in new}),
        earlier=tuple(earlier),
    )


def mixed(listed: Sequence[Row]) -> list[Piece]:
    """What stands in front when no editor has chosen: unlike pieces, one from each section.

    The longest read with a picture stands large, because an issue is bought for it. Beside it
    stands the shortest with a picture from another section: somebody with five minutes finds
    something too. Below come pieces of sections not yet seen, those without a picture first: they
    lose nothing.
    """
    pictured = sorted(
        (row for row in listed if row.article.lead_picture_id), key=lambda row: minutes(row.article)
    )
    chosen = pictured[-1:]
    taken = {row.article.section_id for row in chosen}
    elsewhere = [row for row in pictured[:-1] if row.article.section_id not in taken]
    chosen += (elsewhere or pictured[:-1])[:1]
    below: list[Row] = []
    for row in sorted(listed, key=lambda row: row.article.lead_picture_id is not None):
        taken = {other.article.section_id for other in (*chosen, *below)}
        if row not in chosen and row.article.section_id not in taken:
            below.append(row)
    return [Piece(row.article, row.article.standfirst) for row in (*chosen, *below[:MOST_BELOW])]


def _news(current: Mapping[int, Article], earlier: Sequence[Issue]) -> QuerySet[Article]:
    """The newest that appeared since the issue before, apart from the current one."""
    out = Article.objects.live().not_spiked().exclude(pk__in=current.keys())
    since = out.appeared_after(earlier[0].dated_on) if earlier else out.not_placed()
    return since.order_by(F("published_on").desc(nulls_last=True), "-pk").values("pk")[:MOST_NEWS]


def _is_new(article: Article, earlier: Sequence[Issue]) -> bool:
    if not earlier:
        return getattr(article, "flatplan_item", None) is None
    return article.published_on is not None and article.published_on > earlier[0].dated_on


def _newest_of_sections(current: Mapping[int, Article]) -> QuerySet[Section]:
    """For each section its newest article outside the current issue."""
    theirs = Article.objects.live().not_spiked().filter(section=OuterRef("pk"))
    older = theirs.exclude(pk__in=current.keys())
    newest_first = older.order_by(F("published_on").desc(nulls_last=True), "-pk")
    newest = Subquery(newest_first.values("pk")[:1])
    return Section.objects.annotate(newest=newest).exclude(newest=None).values("newest")


def _entries(
    sections: Iterable[Section], articles: Iterable[Article], shown: set[int]
) -> tuple[SectionEntry, ...]:
    newest: dict[int | None, Article] = {}
    for article in articles:
        if article.pk not in shown:
            newest.setdefault(article.section_id, article)
    return tuple(SectionEntry(section, newest.get(section.pk)) for section in sections)


def _corrections(issue: Issue, request: HttpRequest) -> tuple[Correction, ...]:
    """Those of the days since the current issue appeared, newest first."""
    newest = Correction.objects.public().since(issue.dated_on)[:MOST_CORRECTIONS]
    return tuple(it for it in newest if is_readable_now(request, it.article))
