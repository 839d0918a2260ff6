"""Asks the one decision about pages: what a page is to `core.access`, and who reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest

from octavo.core.access import (
    Decision,
    Item,
    Reader,
    Right,
    access_said,
    decide,
    reads_without_advertisements,
    wall,
)
from octavo.issues.noting import AD_FREE, VARIANT, note_item

if TYPE_CHECKING:
    from octavo.issues.models import Article
    from octavo.issues.models.selecting import ArticleQuerySet

PageKind = TypeVar("PageKind")

# Since when a live page is out that nobody published by hand: those a magazine is founded with.
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
STRANGER = Reader()
REGISTERED = Reader(is_registered=True)
SUBSCRIBER = Reader(is_registered=True, rights=(Right("subscriber", since=LONG_AGO),))
# Whom a page is made for that is kept and handed out later, by the variant that is wanted of it.
FOR_VARIANT = {"teaser": STRANGER, "full": SUBSCRIBER}
# Who sees no advertisements on the same pages. A right to the printed magazine opens none of them.
_AD_FREE = Right("subscriber", since=LONG_AGO, formats=frozenset({"print"}), is_ad_free=True)


def item_of(page: Any) -> Item:
    """What the decision must know of a page. A page that is not live has not appeared."""
    item = Item(
        kind=page.access_kind,
        key=page.slug,
        published_at=(page.first_published_at or LONG_AGO) if page.live else None,
        is_spiked=getattr(page, "spiked_at", None) is not None,
    )
    if item.kind == "article":
        item = _as_article(item, page)
    elif item.kind == "issue":
        item = replace(item, issue=lasting_name(page.pk))
    note_item(item)
    return item


def lasting_name(key: int) -> str:
    """By which a right names an issue or an article, whatever becomes of its slug."""
    return str(key)


def reader_of(request: HttpRequest) -> Reader:
    """Who asks. Staff are staff in a preview alone; on the site they see what readers see."""
    if getattr(request, "is_preview", False):
        user = getattr(request, "user", None)
        may_preview = bool(user and user.has_perm("wagtailadmin.access_admin"))
        viewed_as: Reader | None = getattr(request, "octavo_viewed_as", None)
        return viewed_as if may_preview and viewed_as else Reader(is_staff=may_preview)
    variant = request.META.get(VARIANT)
    if variant is not None:
        reader = FOR_VARIANT[variant]
        if request.META.get(AD_FREE):
            return replace(reader, rights=(*reader.rights, _AD_FREE))
        return reader
    return getattr(request, "octavo_reader", STRANGER)


def is_ad_free(request: HttpRequest, *, now: datetime) -> bool:
    """Whether whoever asks sees pages without advertisements. Previews for staff show them."""
    return reads_without_advertisements(reader_of(request), now)


def decision_on(page: Any, *, reader: Reader, now: datetime) -> Decision:
    """Whether this reader may see this page now."""
    return decide(reader, item_of(page), now)


def decisions_on(
    articles: ArticleQuerySet, *, reader: Reader, now: datetime
) -> dict[int, Decision]:
    """The same for many articles, by key. They are not loaded, only what a decision needs."""
    rows = map(_facts, articles.rows_for_deciding())
    return {row.pk: decision_on(row, reader=reader, now=now) for row in rows}


def readable(pages: Iterable[PageKind], *, reader: Reader, now: datetime) -> list[PageKind]:
    """Those pages of a listing of which this reader may see anything now, be it the teaser."""
    return [page for page in pages if decision_on(page, reader=reader, now=now).shows]


def _as_article(item: Item, article: Article) -> Item:
    """The same with what was said of access: by the article, its issue, its section."""
    issue, section = _issue_of(article), article.section
    wider = [level for level in (issue, section) if level is not None]
    access = access_said(article.access, *(level.access for level in wider))
    return replace(
        item,
        access=access,  # type: ignore[arg-type]
        is_metered=access == "subscribers" and not article.is_exclusive,
        free_from=article.free_from,
        free_until=article.free_until,
        opens_at=wall(
            appeared_on=_appeared_on(article, item.published_at),
            opens_on=article.opens_on,
            days=[level.opens_after for level in wider],
            zone=ZoneInfo(settings.TIME_ZONE),
        ),
        embargoed_until=article.embargoed_until,
        issue=lasting_name(issue.pk) if issue else "",
        article=lasting_name(article.pk),
    )


def _issue_of(article: Article) -> Any:
    placed = getattr(article, "flatplan_item", None)
    return placed.issue if placed else None


def _appeared_on(article: Article, published_at: datetime | None) -> date | None:
    """The day it bears, or else that on which it came out where the publication is."""
    if article.published_on or published_at is None:
        return article.published_on
    return published_at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


# --- an article as far as a decision looks at it --------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Level:
    """An issue or a section."""

    pk: int
    access: str
    opens_after: int | None


@dataclass(frozen=True, slots=True)
class _Placed:
    issue: _Level


@dataclass(frozen=True, slots=True)
class _Facts:
    """What `item_of` asks of an article, under the same names."""

    pk: int
    slug: str
    live: bool
    first_published_at: datetime | None
    published_on: date | None
    spiked_at: datetime | None
    access: str
    opens_on: date | None
    embargoed_until: datetime | None
    free_from: datetime | None
    free_until: datetime | None
    is_exclusive: bool
    section: _Level | None
    flatplan_item: _Placed | None
    access_kind: str = "article"


def _facts(row: tuple[Any, ...]) -> _Facts:
    """From a row of `rows_for_deciding`."""
    own, section, issue = row[:-6], row[-6:-3], row[-3:]
    levels = [None if level[0] is None else _Level(*level) for level in (section, issue)]
    placed = _Placed(levels[1]) if levels[1] else None
    values: list[Any] = [*own, levels[0], placed]
    return _Facts(*values)
