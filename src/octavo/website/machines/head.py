"""What the head of a page says to machines: address, description, picture, feeds and facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from octavo.issues.models import Article, Author, Issue, IssueShelf, Magazine, Section
from octavo.website.machines import sharing, structured
from octavo.website.machines.addresses import absolute
from octavo.website.machines.feeds.addresses import FeedLink, feed_links
from octavo.website.machines.moments import appeared_at, changed_at
from octavo.website.machines.structured.people import page_of
from octavo.website.pages import contents
from octavo.website.pages.article import article_parts
from octavo.website.pages.listings import author_listing, section_listing
from octavo.website.pages.site import SiteParts, site_parts

# Of a picture of its own size, so that an article is shown with it and not with a thumbnail.
LARGE_PICTURES = "max-image-preview:large"
HIDDEN = "noindex"
NO_COPY = "noarchive"  # a search engine that may read all of it does not show it to others
# Pages that stand in no index: what they list is there already.
UNINDEXED = frozenset({"search"})
LONGEST_DESCRIPTION = 300


@dataclass(frozen=True, slots=True)
class Head:
    """Everything that `parts/head_about.html` writes."""

    title: str
    address: str = ""
    description: str = ""
    kind: str = "website"
    picture: sharing.SharePicture | None = None
    robots: str = ""
    feeds: tuple[FeedLink, ...] = ()
    facts: SafeString = field(default_factory=SafeString)
    appeared_at: datetime | None = None
    changed_at: datetime | None = None
    section: str = ""
    authors: tuple[str, ...] = ()


def head_of(page: Any, request: HttpRequest, *, title: str, address: str) -> Head:
    """What there is to say of a page; one that no editor made has a title and an address."""
    site = site_parts(request)
    if getattr(request, "is_preview", False):
        return Head(title=getattr(page, "title", title), robots=HIDDEN)
    known: dict[type, Callable[[Any, HttpRequest, SiteParts], Head]] = {
        Article: _of_article,
        Author: _of_author,
        Issue: _of_issue,
        Magazine: _of_home,
        Section: _of_section,
    }
    gather = known.get(type(page), _of_other)
    head = gather(page, request, site) if page else _of_no_page(request, title, address)
    is_home = isinstance(page, Magazine)
    feeds = (*head.feeds, *feed_links(site.home, site.publication.name, is_of_page=is_home))
    picture = head.picture
    if picture is None and site.current:
        picture = sharing.of_issue(site.current, publication=site.publication)
    return replace(head, feeds=feeds, picture=picture)


def _of_no_page(request: HttpRequest, title: str, address: str) -> Head:
    match = request.resolver_match
    if match is not None and match.url_name in UNINDEXED:
        return Head(title=title, robots=HIDDEN)
    return Head(title=title, address=address)


def _of_article(article: Article, request: HttpRequest, site: SiteParts) -> Head:
    parts = article_parts(article, request)
    picture = sharing.of_article(article, publication=site.publication)
    section = article.section
    steps = [(site.publication.name, site.home), (article.title, article.url)]
    if section:
        steps.insert(1, (section.title, section.url))
    facts = structured.article_facts(article, parts, site, request)
    pages = (page_of(row, request) for row in article.bylines.all() if not row.role)
    return Head(
        title=article.title,
        address=absolute(article.url),
        description=article.standfirst,
        kind="article",
        picture=picture,
        robots=LARGE_PICTURES if facts["isAccessibleForFree"] else f"{LARGE_PICTURES}, {NO_COPY}",
        facts=structured.written(facts, structured.trail(*steps)),
        appeared_at=appeared_at(article),
        changed_at=changed_at(article),
        section=section.title if section else "",
        authors=tuple(filter(None, pages)),
    )


def _of_issue(issue: Issue, request: HttpRequest, site: SiteParts) -> Head:
    picture = sharing.of_issue(issue, publication=site.publication)
    rows = contents.rows(issue, request)
    title = _("Issue %(number)s: %(title)s") % {"number": issue.number, "title": issue.title}
    steps = [(site.publication.name, site.home), (title, issue.url)]
    if site.past_issues:
        steps.insert(1, (_("Past issues"), site.past_issues))
    lines = filter(None, map(str.strip, issue.cover_lines.splitlines()))
    return Head(
        title=title,
        address=absolute(issue.url),
        description=" · ".join(lines),
        picture=picture,
        robots=LARGE_PICTURES,
        feeds=feed_links(issue.url, title),
        facts=structured.written(
            structured.issue_facts(issue, rows, site),
            structured.trail(*steps),
        ),
    )


def _of_home(home: Magazine, request: HttpRequest, site: SiteParts) -> Head:
    return Head(
        title=site.publication.name,
        address=absolute(site.home),
        description=site.publication.description or site.publication.strapline,
        robots=LARGE_PICTURES,
        facts=structured.written(*structured.home_facts(site)),
    )


def _of_section(section: Section, request: HttpRequest, site: SiteParts) -> Head:
    steps = ((site.publication.name, site.home), (section.title, section.url))
    return Head(
        title=section.title,
        address=_leaf_address(section, request),
        description=section.blurb,
        feeds=feed_links(section.url, section.title),
        facts=structured.written(structured.trail(*steps)),
    )


def _of_author(author: Author, request: HttpRequest, site: SiteParts) -> Head:
    facts = structured.author_facts(author)
    return Head(
        title=author.title,
        address=_leaf_address(author, request),
        description=facts["mainEntity"]["description"][:LONGEST_DESCRIPTION],
        kind="profile",
        feeds=feed_links(author.url, author.title),
        facts=structured.written(facts),
    )


def _leaf_address(page: Section | Author, request: HttpRequest) -> str:
    """The address of the leaf that is shown, whatever number was asked for."""
    listing = section_listing if isinstance(page, Section) else author_listing
    number = listing(page, request).leaf.number
    return absolute(page.url) + (f"?page={number}" if number > 1 else "")


def _of_other(page: Any, request: HttpRequest, site: SiteParts) -> Head:
    facts = SafeString("")
    if isinstance(page, IssueShelf):
        steps = ((site.publication.name, site.home), (page.title, page.url))
        facts = structured.written(structured.trail(*steps))
    return Head(title=page.title, address=absolute(page.url), facts=facts)
