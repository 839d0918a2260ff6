"""Finds the feed that a secret opens, and the part of the magazine that it is of."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from django.utils.translation import gettext as _

from octavo.core.access import Reader
from octavo.issues.access import readable
from octavo.issues.models import Issue, Section
from octavo.listening.errors import FeedRevoked
from octavo.listening.models import PrivateFeed
from octavo.listening.tokens import hash_of

PageKind = TypeVar("PageKind", Issue, Section)


def feed_of(token: str) -> PrivateFeed | None:
    """The feed with that secret. Raises FeedRevoked for one that was revoked."""
    known = PrivateFeed.objects.select_related("account", "section", "issue")
    feed = known.filter(token_hash=hash_of(token)).first()
    if feed is not None and feed.revoked_at is not None:
        raise FeedRevoked(
            _("This podcast was revoked. Make another one in your account, under Podcast.")
        )
    return feed


def section_at(slug: str, feed: PrivateFeed, reader: Reader, *, now: datetime) -> Section | None:
    """The section of that slug; where that has changed, the one that the feed was made for."""
    found = Section.objects.live().filter(slug=slug).first()
    return _if_readable(found or feed.section, reader, now=now)


def issue_at(slug: str, feed: PrivateFeed, reader: Reader, *, now: datetime) -> Issue | None:
    """The issue of that slug, likewise."""
    found = Issue.objects.published().filter(slug=slug).first()
    return _if_readable(found or feed.issue, reader, now=now)


def _if_readable(page: PageKind | None, reader: Reader, *, now: datetime) -> PageKind | None:
    pages = [page] if page is not None else []
    return next(iter(readable(pages, reader=reader, now=now)), None)
