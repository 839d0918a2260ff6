"""Gathers the feed of a page: the magazine's, a section's, an author's or an issue's."""

from __future__ import annotations

from django.db.models import F
from django.http import HttpRequest
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.models import Page

from octavo.issues.models import Article, Author, Issue, Magazine, Publication, Section
from octavo.issues.models.articles import publication_language
from octavo.issues.models.selecting import ArticleQuerySet
from octavo.website.app.icons import icon_address
from octavo.website.machines import sharing
from octavo.website.machines.addresses import absolute
from octavo.website.machines.feeds.addresses import Form, feed_address
from octavo.website.machines.feeds.document import Entry, Feed, Person
from octavo.website.machines.moments import LONG_AGO, appeared_at, changed_at
from octavo.website.machines.structured.people import page_of
from octavo.website.views.asking import readable_now

ENTRIES = 30
ICON = "icon-512"
Subject = Magazine | Section | Author | Issue


def feed_of(page: Subject, form: Form, publication: Publication, request: HttpRequest) -> Feed:
    """The newest articles of that page; of an issue, all of them in its order."""
    found = readable_now(request, _articles_of(page))
    entries = tuple(_entry(article, publication, request) for article in found)
    title, description = _words(page, publication)
    own = localtime(page.last_published_at or page.first_published_at or LONG_AGO)
    return Feed(
        id=_id(page),
        title=title,
        description=description or publication.strapline,
        page=absolute(page.url),
        address=absolute(feed_address(page.url, form)),
        language=publication_language(),
        icon=absolute(icon_address(ICON, publication)),
        publisher=publication.publisher or publication.name,
        changed_at=max((entry.changed_at for entry in entries), default=own),
        entries=entries,
    )


def _articles_of(page: Subject) -> ArticleQuerySet:
    articles = Article.objects.live().not_spiked().for_listing().defer("body")
    match page:
        case Issue():
            return articles.filter(flatplan_item__issue=page).order_by("flatplan_item__sort_order")
        case Section():
            articles = articles.filter(section=page)
        case Author():
            articles = articles.filter(pk__in=page.bylines.values("article"))
    return articles.order_by(
        F("published_on").desc(nulls_last=True),
        F("flatplan_item__issue__number").desc(nulls_last=True),
        "flatplan_item__sort_order",
        "-pk",
    )[:ENTRIES]


def _words(page: Subject, publication: Publication) -> tuple[str, str]:
    """Title and description: of a part, with the magazine's name before it."""
    if isinstance(page, Magazine):
        return publication.name, publication.strapline
    part = page.title
    if isinstance(page, Issue):
        part = _("Issue %(number)s: %(title)s") % {"number": page.number, "title": page.title}
    return f"{publication.name}: {part}", page.blurb if isinstance(page, Section) else ""


def _id(page: Page) -> str:
    """The same whatever becomes of its address or the magazine's."""
    return f"urn:uuid:{page.translation_key}"


def _entry(article: Article, publication: Publication, request: HttpRequest) -> Entry:
    rows = list(article.bylines.all())
    people = [row for row in rows if not row.role] or rows
    return Entry(
        id=_id(article),
        title=article.title,
        address=absolute(article.url),
        summary=article.standfirst,
        language=article.language,
        section=article.section.title if article.section else "",
        people=tuple(
            Person(row.name or (row.author.title if row.author else ""), page_of(row, request))
            for row in people
        ),
        image=sharing.of_article(article, publication=publication).address,
        appeared_at=appeared_at(article),
        changed_at=changed_at(article),
    )
