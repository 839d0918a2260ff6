"""Asks the one decision about pages: what a page is to `core.access`, and who reads it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.http import HttpRequest

from octavo.core.access import Decision, Item, Reader, Right, Variant, decide
from octavo.issues.noting import VARIANT, note_item

PageKind = TypeVar("PageKind")

# Since when a live page is out that nobody published by hand: those a magazine is founded with.
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

_MAY_READ_ALL = Reader(is_registered=True, rights=(Right("subscriber", since=LONG_AGO),))


def item_of(page: Any) -> Item:
    """What the decision must know of a page. A page that is not live has not appeared."""
    item = Item(
        kind=page.access_kind,
        key=page.slug,
        published_at=(page.first_published_at or LONG_AGO) if page.live else None,
        is_spiked=getattr(page, "spiked_at", None) is not None,
    )
    note_item(item)
    return item


def reader_of(request: HttpRequest) -> Reader:
    """Who asks. Staff are staff in a preview alone; on the site they see what readers see.

    The press asks as somebody who may read everything, or as nobody: by the variant that it names.
    """
    variant = request.META.get(VARIANT)
    if variant is not None:
        return _MAY_READ_ALL if variant == Variant.FULL else Reader()
    user = getattr(request, "user", None)
    is_preview = getattr(request, "is_preview", False)
    may_preview = bool(is_preview and user and user.has_perm("wagtailadmin.access_admin"))
    return Reader(is_staff=may_preview)


def decision_on(page: Any, *, reader: Reader, now: datetime) -> Decision:
    """Whether this reader may see this page now."""
    return decide(reader, item_of(page), now)


def readable(pages: Iterable[PageKind], *, reader: Reader, now: datetime) -> list[PageKind]:
    """Those pages of a listing that this reader may see now."""
    return [page for page in pages if decision_on(page, reader=reader, now=now).is_granted]
