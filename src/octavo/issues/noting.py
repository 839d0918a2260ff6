"""What a page is made from, noted while it is rendered: every row that was read, and every time.

Whoever keeps finished pages learns here which of them a change concerns, and until when each holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models.signals import post_init
from django.http import HttpRequest

from octavo.core.access import Item

VARIANT = "octavo.variant"  # in a WSGI environment: the variant that the press asks for
AD_FREE = "octavo.ad_free"  # beside it: whether the press wants it without advertisements
APPS = frozenset({"advertising", "issues", "press"})


@dataclass(slots=True)
class Notes:
    """Keys of all rows that were read, such as `issues.article:12`, and the times that matter."""

    keys: set[str] = field(default_factory=set)
    instants: set[datetime] = field(default_factory=set)


_notes: ContextVar[Notes | None] = ContextVar("octavo_notes", default=None)


@contextmanager
def noted() -> Iterator[Notes]:
    """Note what is read in this thread meanwhile."""
    notes = Notes()
    before = _notes.set(notes)
    # It stays: other threads may be noting, and for who is not it costs next to nothing.
    post_init.connect(_row_read, dispatch_uid="octavo.noting")
    try:
        yield notes
    finally:
        _notes.reset(before)


def key_of(row: Any) -> str:
    """The key under which a row is noted: that of the page itself, whatever kind it was read as."""
    return f"{row._meta.app_label}.{row._meta.model_name}:{row.pk}"


def note_item(item: Item) -> None:
    """Note when the answer about this item may be another."""
    for at in (
        item.published_at,
        item.opens_at,
        item.embargoed_until,
        item.free_from,
        item.free_until,
    ):
        if at is not None:
            note_instant(at)


def note_instant(at: datetime) -> None:
    """Note that the page may say something else from that moment on."""
    notes = _notes.get()
    if notes is not None:
        notes.instants.add(at)


def note_shown(request: HttpRequest, advertisement: int) -> None:
    """Note that the page that answers this request shows the advertisement of that number."""
    request.__dict__.setdefault("_octavo_shows", {})[advertisement] = True


def shown_in(request: HttpRequest) -> tuple[int, ...]:
    """The numbers of the advertisements in the page that answers this request."""
    return tuple(request.__dict__.get("_octavo_shows", {}))


def is_pressed(request: HttpRequest) -> bool:
    """Whether the press asks: then everything is read, nothing remembered."""
    return VARIANT in request.META


def _row_read(sender: Any, instance: Any, **_signal: Any) -> None:
    notes = _notes.get()
    if notes is not None and sender._meta.app_label in APPS:
        notes.keys.add(f"{sender._meta.app_label}.{sender._meta.model_name}:{instance.pk}")
