"""What this reader may see now. Everything that lists pages asks here; the clock is read here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TypeVar

from django.http import Http404, HttpRequest
from django.utils import timezone

from octavo.core.access import Item, Kind, decide
from octavo.issues.access import is_ad_free, readable, reader_of

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
