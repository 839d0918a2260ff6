"""Pages that list articles and issues: a section's, an author's, and the past issues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.db.models import F, Q, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from octavo.issues.models import Article, Author, Issue, Section
from octavo.issues.models.selecting import ArticleQuerySet
from octavo.website.pages.once import once_a_request
from octavo.website.views.asking import readable_now

ARTICLES_A_LEAF = 24


@dataclass(frozen=True, slots=True)
class Group:
    """Articles or issues that belong together, and what they have in common: an issue, a year."""

    key: Issue | int | None
    members: tuple[Article | Issue, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """One leaf of a long list, in groups; the first of all stands apart when it is shown large."""

    leaf: Leaf
    first: Article | None
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The issues on both sides of one."""

    earlier: Issue | None
    later: Issue | None


@once_a_request
def section_listing(section: Section, request: HttpRequest) -> Listing:
    """A section's articles, newest issue first, grouped by issue; the newest apart."""
    leaf = _leaf(_by_issue(listed_articles().filter(section=section)), request)
    listed = readable_now(request, leaf)
    first = listed.pop(0) if listed and leaf.number == 1 else None
    with_pictures([first] if first else [])
    return Listing(leaf, first, _grouped(listed, issue_of))


@once_a_request
def author_listing(author: Author, request: HttpRequest) -> Listing:
    """An author's articles by year, newest first."""
    by_date = Coalesce("published_on", "flatplan_item__issue__dated_on").desc(nulls_last=True)
    theirs = listed_articles().filter(pk__in=author.bylines.values("article"))
    leaf = _leaf(theirs.order_by(by_date, "-pk"), request)
    return Listing(leaf, None, _grouped(readable_now(request, leaf), _year_of_article))


def past_issues(request: HttpRequest) -> tuple[Group, ...]:
    """All issues that appeared, by year, newest first."""
    issues = Issue.objects.published().select_related("cover").prefetch_related("cover__renditions")
    return _grouped(readable_now(request, issues), lambda issue: issue.dated_on.year)


def issues_before(issue: Issue, request: HttpRequest, *, most: int) -> list[Issue]:
    """The issues that appeared before one, newest first."""
    earlier = Issue.objects.published().filter(number__lt=issue.number)
    covered = earlier.select_related("cover").prefetch_related("cover__renditions")
    return readable_now(request, covered[:most])


def neighbours(issue: Issue, request: HttpRequest) -> Neighbours:
    """The issues that appeared right before and right after one."""
    out = Issue.objects.published()
    before = out.filter(number__lt=issue.number).values("pk")[:1]
    after = out.filter(number__gt=issue.number).order_by("number").values("pk")[:1]
    both = Issue.objects.filter(Q(pk__in=before) | Q(pk__in=after)).order_by("number")
    found = readable_now(
        request, both.select_related("cover").prefetch_related("cover__renditions")
    )
    return Neighbours(
        earlier=next((it for it in found if it.number < issue.number), None),
        later=next((it for it in found if it.number > issue.number), None),
    )


def issue_of(article: Article) -> Issue | None:
    """The issue an article stands in, if it has appeared in one."""
    item = getattr(article, "flatplan_item", None)
    return item.issue if item else None


def appeared_on(article: Article) -> date | None:
    """The date a reader sees: the article's own, else its issue's."""
    issue = issue_of(article)
    return article.published_on or (issue.dated_on if issue else None)


def latest_articles(request: HttpRequest, *, most: int) -> list[Article]:
    """The newest articles, whatever section they are in."""
    return readable_now(request, _by_issue(listed_articles())[:most])


def listed_articles() -> ArticleQuerySet:
    """Articles that are out, newest issue first, with all that lists show but their text."""
    return Article.objects.live().not_spiked().for_listing().defer("body")


def with_pictures(articles: Iterable[Article]) -> None:
    """Fetch the cuts of their lead images at once: for the few that are shown with a picture."""
    prefetch_related_objects(list(articles), "lead_picture__renditions")


def _by_issue(articles: ArticleQuerySet) -> ArticleQuerySet:
    return articles.order_by(
        Coalesce("flatplan_item__issue__dated_on", "published_on").desc(nulls_last=True),
        F("flatplan_item__issue__number").desc(nulls_last=True),
        "flatplan_item__sort_order",
        "pk",
    )


def _leaf(articles: ArticleQuerySet, request: HttpRequest) -> Leaf:
    return Paginator(articles, ARTICLES_A_LEAF).get_page(request.GET.get("page"))


def _year_of_article(article: Article) -> int | None:
    day = appeared_on(article)
    return day.year if day else None


def _grouped(members: Iterable[Article | Issue], key) -> tuple[Group, ...]:
    return tuple(Group(common, tuple(those)) for common, those in groupby(members, key=key))
