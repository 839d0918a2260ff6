"""The map of the site for search engines: what stands in each of its files, and since when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localtime

from octavo.issues.models import (
    Article,
    Author,
    Correction,
    Issue,
    IssueShelf,
    Magazine,
    Section,
    StandingPage,
)
from octavo.website.machines.addresses import absolute
from octavo.website.views.asking import readable_now

PLACES_A_FILE = 5_000
PAGES = "pages"
_IS_OUT = {"live": True, "spiked_at": None}
# What the decision, the address and the date need of a page.
_NEEDED = ("slug", "url_path", "live", "first_published_at", "last_published_at")


@dataclass(frozen=True, slots=True)
class Place:
    """An address, and when what stands there was last changed."""

    address: str
    changed_at: datetime | date | None


@dataclass(frozen=True, slots=True)
class File:
    """One file of the map, or its share of the places of a kind."""

    name: str
    changed_at: datetime | date | None


def _articles() -> QuerySet[Article]:
    return Article.objects.live().not_spiked().for_deciding(*_NEEDED)


def _issues() -> QuerySet[Issue]:
    return Issue.objects.published().annotate(newest=_newest("flatplan__article__")).only(*_NEEDED)


def _authors() -> QuerySet[Author]:
    return Author.objects.live().annotate(newest=_newest("bylines__article__")).only(*_NEEDED)


# Kinds of which there may be many: each has files of its own, numbered from 1.
KINDS: dict[str, Callable[[], QuerySet[Any]]] = {
    "issues": _issues,
    "authors": _authors,
    "articles": _articles,
}


def _newest(path: str) -> Max:
    """When the newest article of something was last published, of those that are out."""
    is_out = Q(**{path + field: value for field, value in _IS_OUT.items()})
    return Max(f"{path}last_published_at", filter=is_out)


def files() -> list[File]:
    """Every file of the map; one query for each kind of page."""
    found = [File(PAGES, _newest_of_all())]
    for kind, pages in KINDS.items():
        changed = [_later(*row) for row in _dates(pages().order_by("pk"))]
        for number, start in enumerate(range(0, len(changed), PLACES_A_FILE), start=1):
            within = filter(None, changed[start : start + PLACES_A_FILE])
            found.append(File(f"{kind}-{number}", max(within, default=None)))
    return found


def _dates(pages: QuerySet[Any]) -> Any:
    fields = ["last_published_at"]
    if "newest" in pages.query.annotations:
        fields.append("newest")
    return pages.values_list(*fields)


def places(name: str, request: HttpRequest) -> list[Place]:
    """What stands in the file of that name; nothing in one that does not exist."""
    if name == PAGES:
        return _few(request)
    kind, _dash, number = name.rpartition("-")
    if kind not in KINDS or not number.isdecimal():
        return []
    start = (int(number) - 1) * PLACES_A_FILE
    if start < 0:
        return []
    pages = KINDS[kind]().order_by("pk")[start : start + PLACES_A_FILE]
    root = _root()
    return [
        Place(_address(page, root), _later(page.last_published_at, getattr(page, "newest", None)))
        for page in readable_now(request, pages)
    ]


def _few(request: HttpRequest) -> list[Place]:
    """The home page, which changes with the newest piece, and all there are few of."""
    root, newest = _root(), _newest_of_all()
    found = [Place(absolute(reverse("wagtail_serve", args=[""])), newest)]
    sections = Section.objects.live().annotate(newest=_newest("articles__")).order_by("path")
    found += [
        Place(_address(page, root), _later(page.last_published_at, page.newest))
        for page in readable_now(request, sections)
    ]
    newest_issue = Issue.objects.published().aggregate(at=Max("last_published_at"))["at"]
    for shelf in readable_now(request, IssueShelf.objects.live()):
        found.append(Place(_address(shelf, root), _later(shelf.last_published_at, newest_issue)))
    for page in readable_now(request, StandingPage.objects.live().order_by("path")):
        found.append(Place(_address(page, root), _later(page.last_published_at)))
    dated = Correction.objects.public().order_by().aggregate(on=Max("dated_on"))["on"]
    return [*found, Place(absolute(reverse("corrections")), dated)]


def _newest_of_all() -> datetime | None:
    found = Article.objects.filter(**_IS_OUT).aggregate(at=Max("last_published_at"))["at"]
    return localtime(found) if found else None


def _later(*moments: datetime | None) -> datetime | None:
    known = max(filter(None, moments), default=None)
    return localtime(known) if known else None


def _root() -> str:
    """What the paths of all pages begin with."""
    home = Magazine.objects.filter(sites_rooted_here__is_default_site=True).first()
    return home.url_path if home else "/"


def _address(page: Any, root: str) -> str:
    """The page's whole address, without asking anew for each of thousands where the site begins."""
    return absolute(reverse("wagtail_serve", args=[page.url_path.removeprefix(root)]))
