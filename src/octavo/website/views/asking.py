"""What this reader may see now. Everything that lists pages asks here; the clock is read here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeVar

from django.http import Http404, HttpRequest
from django.utils import timezone

from octavo.access.holding import reader_with
from octavo.access.standing import Standing, standing_of
from octavo.accounts.models import Account
from octavo.core.access import Item, Kind, Reader, Reason, decide
from octavo.issues.access import STRANGER, is_ad_free, item_of, readable, reader_of
from octavo.issues.models import Article

PageKind = TypeVar("PageKind")

# Lists are open since always; what stands in them is asked for piece by piece.
ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)


def readable_now(request: HttpRequest, pages: Iterable[PageKind]) -> list[PageKind]:
    """Those pages that the reader behind this request may see."""
    return readable(pages, reader=reader_of(request), now=timezone.now())


def is_readable_now(request: HttpRequest, page: PageKind | None) -> bool:
    """Whether there is such a page, and the reader may see it."""
    return page is not None and bool(readable_now(request, [page]))


def is_granted_now(request: HttpRequest, item: Item) -> bool:
    """Whether the reader behind this request may have what is no page."""
    return decide(reader_of(request), item, timezone.now()).is_granted


def is_ad_free_now(request: HttpRequest) -> bool:
    """Whether whoever asks sees pages without advertisements."""
    return is_ad_free(request, now=timezone.now())


def free_until(article: Article) -> datetime | None:
    """Until when everybody may read what is held back otherwise; None for all other articles."""
    if article.free_until is None:
        return None
    decision = decide(STRANGER, item_of(article), timezone.now())
    return article.free_until if decision.reason is Reason.FREE_NOW else None


def reader_now(request: HttpRequest) -> Reader:
    """Who asks, with what the account has opened on other devices since its pass was made."""
    account = request.user
    if not isinstance(account, Account):
        return reader_of(request)
    reader = reader_with(account)
    return replace(reader, rights=(*reader.rights, *getattr(request, "octavo_guest", ())))


def standing_now(request: HttpRequest) -> Standing | None:
    """Where this reader stands with the meter; None for a subscriber, and while there is none."""
    return standing_of(reader_now(request), now=timezone.now())


def today_here() -> date:
    """The day it is where the publication is."""
    return timezone.localdate()


def refuse_unless_granted(
    request: HttpRequest, *, kind: Kind, key: str, published_at: datetime = ALWAYS
) -> Item:
    """Answer 404 when this is not for the reader; return what was decided about."""
    item = Item(kind, key, published_at)
    decision = decide(reader_of(request), item, timezone.now())
    if not decision.shows:
        raise Http404(decision.reason)
    return item
